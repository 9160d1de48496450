using WeakSep.Host.Devices;

namespace WeakSep.Host.Tests.Devices;

public class DeviceNameTests
{
    [Theory]
    [InlineData("jack", DeviceKind.Jack, null)]
    [InlineData("JACK:system", DeviceKind.Jack, "system")]
    [InlineData("jack:system:capture_1", DeviceKind.Jack, "system:capture_1")]
    [InlineData("portaudio", DeviceKind.PortAudio, null)]
    [InlineData("portaudio:USB Audio: - (hw:1,0)", DeviceKind.PortAudio, "USB Audio: - (hw:1,0)")]
    [InlineData("file:C:\\music\\a.wav", DeviceKind.File, "C:\\music\\a.wav")]
    [InlineData("null", DeviceKind.Null, null)]
    internal void A_name_is_a_kind_and_what_follows_the_colon(string text, DeviceKind kind, string? detail) =>
        Assert.Equal(new DeviceName(kind, detail), DeviceName.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("alsa")]
    [InlineData("song.wav")]
    [InlineData("jack:")]
    [InlineData("file")]
    [InlineData("file:")]
    [InlineData("null:1")]
    public void Others_are_refused_with_what_is_possible(string text)
    {
        var refusal = Assert.Throws<DeviceException>(() => DeviceName.Parse(text));

        Assert.Contains($"'{text}'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("portaudio:DEVICE", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, "jack", "jack")]
    [InlineData("jack:system", null, "jack:system", "jack")]
    [InlineData(null, "portaudio:1", "portaudio", "portaudio:1")]
    [InlineData("file:a.wav", null, "file:a.wav", "null")]
    [InlineData(null, "null", "null", "null")]
    [InlineData("portaudio:1", "portaudio:2", "portaudio:1", "portaudio:2")]
    public void What_is_left_out_fits_the_other(string? input, string? output, string expectedInput, string expectedOutput)
    {
        var (resolvedInput, resolvedOutput) = DeviceFactory.Resolve(new DeviceChoice { Input = input, Output = output });

        Assert.Equal((expectedInput, expectedOutput), (resolvedInput.ToString(), resolvedOutput.ToString()));
    }

    [Theory]
    [InlineData("jack", "portaudio")]
    [InlineData("file:a.wav", "jack")]
    [InlineData("jack", "null")]
    [InlineData("null", "file:a.wav")]
    public void Devices_of_different_kinds_do_not_go_together(string input, string output) =>
        Assert.Throws<DeviceException>(() => DeviceFactory.Resolve(new DeviceChoice { Input = input, Output = output }));

    [Theory]
    [InlineData("bass_L", "bass", false, "bass left")]
    [InlineData("bass_R", "bass", true, "bass right")]
    [InlineData("click", "click", false, "click")]
    public void A_channels_name_tells_its_source_and_side(string name, string source, bool isRight, string pretty) =>
        Assert.Equal((source, isRight, pretty), (ChannelName.SourceOf(name), ChannelName.IsRight(name), ChannelName.PrettyOf(name)));
}
