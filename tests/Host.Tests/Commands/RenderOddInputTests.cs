using System.Text.Json;
using WeakSep.Audio;
using WeakSep.Audio.Files;

namespace WeakSep.Host.Tests.Commands;

public sealed class RenderOddInputTests : IDisposable
{
    private static readonly AudioFormat Stereo = new(44100, 2);

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_file_without_samples_is_refused()
    {
        var input = _workspace.WriteSamples("empty.wav", Stereo, [], SampleEncoding.Pcm16);
        AssertRefused(_workspace.Render(input), "empty.wav: holds no samples");
    }

    [Fact]
    public void Silence_gives_silent_stems()
    {
        var input = _workspace.WriteSamples("silence.wav", Stereo, new float[88200], SampleEncoding.Pcm16);

        Assert.Equal(0, _workspace.Render(input, "--residual", "--wiener", "2").ExitCode);
        Assert.All(Workspace.Read(_workspace.At("out", "silence", "bass.wav"), out _), sample => Assert.Equal(0f, sample));
        var stem = Report("silence").GetProperty("stems")[0];
        Assert.False(stem.TryGetProperty("loudnessLufs", out _));
        Assert.Equal(0, stem.GetProperty("energyShare").GetDouble());
    }

    [Fact]
    public void Samples_that_are_not_numbers_are_silence_counted_and_warned_of()
    {
        var samples = Enumerable.Range(0, 44100).Select(n => (float)(0.2 * Math.Sin(n * 0.05))).ToArray();
        (samples[1000], samples[1001], samples[40000]) = (float.NaN, float.PositiveInfinity, float.NegativeInfinity);
        var input = _workspace.WriteSamples("nan.wav", new AudioFormat(22050, 2), samples, SampleEncoding.Float32);
        var result = _workspace.Render(input, "--residual");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("warning: nan.wav: 3 samples of the input are not numbers", Assert.Single(result.Complaints), StringComparison.Ordinal);
        Assert.All(Workspace.Read(_workspace.At("out", "nan", "piano.wav"), out _), sample => Assert.True(float.IsFinite(sample)));
        Assert.Equal(3, Report("nan").GetProperty("nonFiniteSamples").GetInt32());
    }

    [Fact]
    public void A_clipped_mix_is_rendered_at_its_level()
    {
        var samples = Enumerable.Range(0, 44100).Select(n => n % 200 < 100 ? 1f : -1f).ToArray();
        var input = _workspace.WriteSamples("clipped.wav", new AudioFormat(44100, 1), samples, SampleEncoding.Pcm16);
        var result = _workspace.Render(input, "--stems", "bass", "--residual");

        Assert.Equal(0, result.ExitCode);
        var clipped = Report("clipped").GetProperty("stems").EnumerateArray().Sum(stem => stem.GetProperty("clippedSamples").GetInt64());
        Assert.Equal(clipped > 0, result.Error.Contains("clipped", StringComparison.Ordinal));
    }

    [Fact]
    public void Stems_beyond_full_scale_are_clipped_counted_and_warned_of_and_floats_keep_them()
    {
        var samples = Enumerable.Range(0, 44100).Select(n => (float)(3 * Math.Sin(n * 0.05))).ToArray();
        var input = _workspace.WriteSamples("loud.wav", new AudioFormat(44100, 1), samples, SampleEncoding.Float32);
        var integers = _workspace.Render(input, "--bits", "16");

        Assert.Equal(0, integers.ExitCode);
        Assert.Contains("samples were clipped at full scale", integers.Error, StringComparison.Ordinal);
        var floats = _workspace.Render(input, "--overwrite");
        Assert.Empty(floats.Complaints);
        Assert.Contains(Workspace.Read(_workspace.At("out", "loud", "bass.wav"), out _), sample => Math.Abs(sample) > 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(513)]
    public void Files_of_a_few_samples_are_rendered(int frames)
    {
        var input = _workspace.WriteSamples("short.wav", Stereo, Enumerable.Repeat(0.25f, 2 * frames).ToArray(), SampleEncoding.Pcm16);

        Assert.Equal(0, _workspace.Render(input).ExitCode);
        Workspace.Read(_workspace.At("out", "short", "bass.wav"), out var info);
        Assert.Equal(frames, info.Frames);
    }

    [Fact]
    public void A_flac_that_is_cut_off_is_refused()
    {
        var input = _workspace.WriteAudio("cut.flac", Stereo, seconds: 3, SampleEncoding.Pcm16);
        var bytes = File.ReadAllBytes(input);
        File.WriteAllBytes(input, bytes[..(bytes.Length / 2)]);
        AssertRefused(_workspace.Render(input), "cut.flac");
    }

    [Fact]
    public void A_wav_that_is_cut_off_has_a_defined_result()
    {
        var input = _workspace.WriteAudio("cut.wav", Stereo, seconds: 2, SampleEncoding.Pcm16);
        var bytes = File.ReadAllBytes(input);
        File.WriteAllBytes(input, bytes[..((bytes.Length / 2) + 1)]);
        var result = _workspace.Render(input);

        if (result.ExitCode == 0)
        {
            Workspace.Read(input, out var cut);
            Workspace.Read(_workspace.At("out", "cut", "bass.wav"), out var stem);
            Assert.Equal(cut.Position, stem.Frames);
        }
        else
        {
            AssertRefused(result, "cut.wav");
        }
    }

    [Theory]
    [InlineData("notes.wav", "these are notes, but not of this kind")]
    [InlineData("header.wav", "RIFF\u0010\0\0\0WAVEfmt ")]
    [InlineData("nothing.flac", "")]
    public void Files_that_are_no_audio_are_refused(string name, string content)
    {
        File.WriteAllText(_workspace.At(name), content);
        AssertRefused(_workspace.Render(_workspace.At(name)), name);
    }

    [Fact]
    public void Missing_files_folders_and_unwritable_targets_are_one_line_each()
    {
        AssertRefused(_workspace.Render(_workspace.At("missing.wav")), "missing.wav");
        AssertRefused(_workspace.Render(_workspace.Preset), "toy");

        var input = _workspace.WriteAudio("song.wav", new AudioFormat(8000, 1), seconds: 0.2, SampleEncoding.Pcm16);
        File.WriteAllText(_workspace.At("file"), "in the way");
        var result = WeakSepProcess.Run(_workspace.Folder, "render", "-p", _workspace.Preset, "-o", _workspace.At("file"), input);
        Assert.Equal(1, result.ExitCode);
        Assert.Single(result.Complaints);
    }

    [Fact]
    public void A_renamed_file_is_taken_for_what_it_is()
    {
        var input = _workspace.WriteAudio("song.flac", Stereo, seconds: 0.5, SampleEncoding.Pcm16);
        File.Move(input, _workspace.At("song.mp3"));

        Assert.Equal(0, _workspace.Render(_workspace.At("song.mp3")).ExitCode);
    }

    [Fact]
    public void Presets_that_do_not_fit_their_model_are_named()
    {
        var input = _workspace.WriteAudio("song.wav", new AudioFormat(8000, 1), seconds: 0.2, SampleEncoding.Pcm16);
        var preset = _workspace.At("toy", "preset.json");
        File.WriteAllText(preset, File.ReadAllText(preset).Replace("\"hop\": 128", "\"hop\": 256", StringComparison.Ordinal));
        AssertRefused(_workspace.Render(input), "preset.json:9: stft.hop: expected 128 as model.onnx says, found 256");

        File.WriteAllText(_workspace.At("toy", "model.onnx"), "not a model");
        AssertRefused(_workspace.Render(input), "model.onnx: not a model that ONNX Runtime can load");
    }

    private JsonElement Report(string track)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(_workspace.At("out", track, "separation.json")));
        return json.RootElement.Clone();
    }

    private void AssertRefused(CommandResult result, string reason)
    {
        Assert.Equal(1, result.ExitCode);
        var line = Assert.Single(result.Complaints);
        Assert.StartsWith("weaksep: ", line, StringComparison.Ordinal);
        Assert.Contains(reason, line, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_workspace.At("out")), "something was left behind");
    }
}
