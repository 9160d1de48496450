using WeakSep.Audio.Spectral;
using WeakSep.Tests.Shared;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Labels;

namespace WeakSep.Trainer.Tests.Data.Labels;

public sealed class RecordingClipsTests : IDisposable
{
    private static readonly ClipShape OneSecond = new(new StftGrid(8000, 64, 16), 8000);     // 501 frames

    private readonly EventFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_long_recording_is_cut_and_its_events_with_it()
    {
        var samples = Signals.Noise(2 * 8000 + 5000);
        var path = _folder.WriteSamples("a.wav", samples, 8000);
        var recording = new LabelledRecording(path, "a.wav", "", 0, 2.625, [0, 1], [new(0, 0.5, 1.25), new(1, 2.1, 2.6)]);
        var clips = new RecordingClips([recording], ["x", "y"], OneSecond, LabelRule.Centre);

        Assert.Equal(3, clips.Count);
        Assert.Equal([1, 0], clips.Labels(0).Clip);
        Assert.Equal([1, 0], clips.Labels(1).Clip);
        Assert.Equal([0, 1], clips.Labels(2).Clip);
        Assert.Equal(250, clips.Labels(0).Frames!.Sum());       // 0.5 s, the frame at 1 s excluded
        Assert.Equal(125, clips.Labels(1).Frames!.Sum());
        var last = clips.Clip(2);
        Assert.Null(last.Sources);
        WaveAssert.Close(samples.AsSpan(16000), last.Mixture.AsSpan(0, 5000), 1e-4f);
        Assert.All(last.Mixture.Skip(5000), sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void Other_rates_are_converted_in_place()
    {
        var path = _folder.WriteSamples("a.wav", Signals.Sine(440, 22050, 3 * 22050, 0.5), 22050);
        var clips = new RecordingClips([new LabelledRecording(path, "a.wav", "", 0, 3, [], [])], ["x"], OneSecond, LabelRule.Centre);
        var expected = Signals.Sine(440, 8000, 3 * 8000, 0.5);
        WaveAssert.Close(expected.AsSpan(8000, 8000), clips.Clip(1).Mixture, 1e-3f);
        WaveAssert.Close(expected.AsSpan(16000, 7900), clips.Clip(2).Mixture.AsSpan(0, 7900), 1e-3f);
    }

    [Fact]
    public void What_is_labelled_as_a_whole_must_fit()
    {
        var clips = new RecordingClips([_folder.Recording(1, 0.7), _folder.Recording(0, 1.2)], EventFolder.Classes, OneSecond, LabelRule.Centre);
        Assert.Equal(2, clips.Count);
        Assert.Null(clips.Labels(0).Frames);
        Assert.Equal([0, 1, 0, 0, 0], clips.Labels(0).Clip);
        Assert.Equal(8000, clips.Clip(1).Mixture.Length);
        var failure = Assert.Throws<TrainingDataException>(() =>
            new RecordingClips([_folder.Recording(0, 1.6)], EventFolder.Classes, OneSecond, LabelRule.Centre));
        Assert.Contains("1.6 s labelled as a whole; expected at most the clip's 1 s", failure.Message, StringComparison.Ordinal);
    }
}
