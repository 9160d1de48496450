using System.Text.Json;
using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Host.Tests.Projects;
using WeakSep.MidiScore.Files;
using WeakSep.Tests.Shared;

namespace WeakSep.Host.Tests.Commands;

public sealed class RenderCommandTests : IDisposable
{
    private const double NullDbfs = -90;        // what design section 3.3 asks of stems and residual together

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("song.wav", 44100, 2, SampleEncoding.Pcm16)]
    [InlineData("song.wav", 22050, 1, SampleEncoding.Pcm8)]
    [InlineData("song.flac", 48000, 2, SampleEncoding.Pcm24)]
    [InlineData("song.wav", 8000, 1, SampleEncoding.Float32)]
    [InlineData("song.wav", 192000, 2, SampleEncoding.Pcm32)]
    [InlineData("song.wav", 44100, 6, SampleEncoding.Pcm16)]
    [InlineData("song.wav", 96000, 1, SampleEncoding.Float64)]
    public void Stems_keep_rate_channels_depth_and_length_and_null_with_the_residual(
        string name, int rate, int channels, SampleEncoding encoding)
    {
        var input = _workspace.WriteAudio(name, new AudioFormat(rate, channels), seconds: 1.234, encoding);
        var result = _workspace.Render(input, "--residual");

        Assert.Empty(result.Complaints);
        Assert.Equal(0, result.ExitCode);
        var mix = Workspace.Read(input, out var expected);
        var sum = new double[mix.Length];

        foreach (var stem in (string[])["bass", "guitar", "piano", "residual"])
        {
            var samples = Workspace.Read(_workspace.At("out", "song", $"{stem}.wav"), out var info);
            Assert.Equal(expected.Format, info.Format);
            Assert.Equal(expected.Frames, info.Frames);
            Assert.Equal(encoding, info.Encoding);

            for (var index = 0; index < sum.Length; index++)
            {
                sum[index] += samples[index];
            }
        }

        var rest = sum.Zip(mix, (together, single) => Math.Abs(together - single)).Max();
        Assert.True(20 * Math.Log10(rest + 1e-20) < NullDbfs, $"{20 * Math.Log10(rest)} dBFS are left");
        Assert.Equal(5, _workspace.FilesBelow("out").Length);
    }

    [Theory]
    [InlineData("flac", "16", SampleEncoding.Pcm16)]
    [InlineData("flac", "24", SampleEncoding.Pcm24)]
    [InlineData("wav", "32", SampleEncoding.Float32)]
    [InlineData("wav", "24", SampleEncoding.Pcm24)]
    [InlineData("flac", null, SampleEncoding.Pcm24)]
    public void Format_and_bits_are_chosen_by_options(string format, string? bits, SampleEncoding encoding)
    {
        var input = _workspace.WriteAudio("song.wav", new AudioFormat(44100, 2), seconds: 0.7, SampleEncoding.Float32);
        string[] depth = bits is null ? [] : ["--bits", bits];
        var result = _workspace.Render([input, "--format", format, .. depth, "--stems", "piano,bass", "--residual"]);

        Assert.Equal(0, result.ExitCode);
        Workspace.Read(_workspace.At("out", "song", $"piano.{format}"), out var info);
        Assert.Equal(encoding, info.Encoding);
        Assert.False(File.Exists(_workspace.At("out", "song", $"guitar.{format}")));
        AssertNull(input, [.. ((string[])["piano", "bass", "residual"]).Select(stem => _workspace.At("out", "song", $"{stem}.{format}"))]);
    }

    [Fact]
    public void Ogg_in_and_out_works_and_gives_24_bits_as_wav()
    {
        var input = _workspace.WriteAudio("song.ogg", new AudioFormat(44100, 2), seconds: 1, SampleEncoding.Lossy);

        Assert.Equal(0, _workspace.Render(input, "--residual").ExitCode);
        Workspace.Read(_workspace.At("out", "song", "bass.wav"), out var wav);
        Assert.Equal(SampleEncoding.Pcm24, wav.Encoding);
        Assert.Equal(0, _workspace.Render(input, "--format", "ogg", "--overwrite").ExitCode);
        Workspace.Read(_workspace.At("out", "song", "bass.ogg"), out var ogg);
        Assert.Equal((SampleEncoding.Lossy, wav.Frames), (ogg.Encoding, ogg.Frames));
    }

    [Fact]
    public void The_report_says_what_was_done()
    {
        var input = _workspace.WriteAudio("a song.wav", new AudioFormat(44100, 2), seconds: 1.5, SampleEncoding.Pcm16);
        var result = _workspace.Render(input, "--residual", "--report", "--wiener", "1");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("bass.wav, guitar.wav, piano.wav, residual.wav", result.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllText(_workspace.At("out", "a song", "separation.json")));
        var root = json.RootElement;
        Assert.Equal("a song", root.GetProperty("track").GetString());
        Assert.Equal("a song.wav", root.GetProperty("input").GetString());
        Assert.Equal("toy", root.GetProperty("preset").GetString());
        Assert.Equal(64, root.GetProperty("modelSha256").GetString()!.Length);
        Assert.Equal("cpu", root.GetProperty("provider").GetString());
        Assert.Equal((44100, 2, 66150), (Number("sampleRate"), Number("channels"), Number("frames")));
        Assert.Equal(("pcm16", "pcm16"), (root.GetProperty("inputEncoding").GetString(), root.GetProperty("encoding").GetString()));
        Assert.Equal(1, Number("wienerIterations"));
        Assert.True(root.GetProperty("realTimeFactor").GetDouble() > 0);
        var stems = root.GetProperty("stems").EnumerateArray().ToList();
        Assert.Equal(["bass", "guitar", "piano", "residual"], stems.Select(stem => stem.GetProperty("source").GetString()));
        Assert.All(stems, stem => Assert.True(File.Exists(_workspace.At("out", "a song", stem.GetProperty("file").GetString()!))));
        Assert.InRange(stems[0].GetProperty("loudnessLufs").GetDouble(), -60, 0);
        Assert.InRange(stems[0].GetProperty("peakDb").GetDouble(), -60, 0);
        Assert.InRange(stems[0].GetProperty("energyShare").GetDouble(), 0, 1);
        Assert.Equal(0, stems[0].GetProperty("clippedSamples").GetInt64());
        Assert.Contains("<td>bass", File.ReadAllText(_workspace.At("out", "a song", "report.html")), StringComparison.Ordinal);

        int Number(string name) => root.GetProperty(name).GetInt32();
    }

    [Fact]
    public void Notes_are_written_as_a_midi_file_with_a_part_per_source()
    {
        var input = _workspace.WriteAudio("song.wav", new AudioFormat(44100, 2), seconds: 2, SampleEncoding.Pcm16);
        Workspace.Toy.WritePreset(_workspace.Preset, withTranscriptor: true);

        Assert.Equal(0, _workspace.Render(input, "--transcribe").ExitCode);
        var score = MidiFileReader.Read(_workspace.At("out", "song", "score.mid"));
        Assert.All(score.Parts, part => Assert.Contains(part.Name, (string[])["bass", "guitar", "piano"]));
        Assert.True(score.NoteCount > 0);
        Assert.True(score.DurationSeconds <= 2.1);
        Assert.Contains("\"score\": \"score.mid\"", File.ReadAllText(_workspace.At("out", "song", "separation.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_for_daws_holds_the_stems_and_their_notes()
    {
        var input = _workspace.WriteAudio("song.wav", new AudioFormat(44100, 2), seconds: 2, SampleEncoding.Pcm16);
        Workspace.Toy.WritePreset(_workspace.Preset, withTranscriptor: true);

        Assert.Equal(0, _workspace.Render(input, "--transcribe", "--residual", "--dawproject").ExitCode);
        using var project = ProjectFile.Open(_workspace.At("out", "song", "song.dawproject"));
        string[] stems = ["bass", "guitar", "piano", "residual"];
        Assert.Equal("song", project.Metadata.Element("Title")!.Value);
        Assert.Equal(
            stems.Select(stem => Convert.ToHexString(File.ReadAllBytes(_workspace.At("out", "song", $"{stem}.wav")))),
            project.Audio.Select(entry => Convert.ToHexString(ProjectFile.ContentOf(entry))));
        Assert.Equal(2, ProjectFile.Number(project.Clip("Residual"), "playStop"));

        var score = MidiFileReader.Read(_workspace.At("out", "song", "score.mid"));
        Assert.NotEmpty(score.Parts);
        Assert.All(score.Parts, part => Assert.Equal(part.Notes.Count, project.Clip($"{part.Name} notes").Element("Notes")!.Elements("Note").Count()));
        Assert.Contains("\"project\": \"song.dawproject\"", File.ReadAllText(_workspace.At("out", "song", "separation.json")), StringComparison.Ordinal);
        File.Delete(_workspace.At("out", "song", "separation.json"));
        Assert.Contains("song.dawproject: exists already", _workspace.Render(input, "--stems", "bass", "--format", "flac", "--dawproject").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preset_without_a_transcriptor_says_so()
    {
        var input = _workspace.WriteAudio("song.wav", new AudioFormat(8000, 1), seconds: 0.2, SampleEncoding.Pcm16);
        var result = _workspace.Render(input, "--transcribe");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("preset toy has no transcriptor", Assert.Single(result.Complaints), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_workspace.At("out")));
    }

    [Fact]
    public void Files_that_exist_are_left_alone_without_overwrite()
    {
        var input = _workspace.WriteAudio("song.wav", new AudioFormat(22050, 1), seconds: 0.5, SampleEncoding.Pcm16);
        Directory.CreateDirectory(_workspace.At("out", "song"));
        File.WriteAllText(_workspace.At("out", "song", "guitar.wav"), "mine");
        var refused = _workspace.Render(input);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("guitar.wav: exists already; --overwrite replaces it", Assert.Single(refused.Complaints), StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Assert.Single(_workspace.FilesBelow("out"))));
        Assert.Equal(0, _workspace.Render(input, "--overwrite").ExitCode);
        Assert.Equal(4, _workspace.FilesBelow("out").Length);
    }

    [Fact]
    public void Several_tracks_at_once_are_the_same_as_one_by_one_and_a_bad_one_does_not_stop_the_others()
    {
        var format = new AudioFormat(22050, 2);
        var first = _workspace.WriteAudio("first.wav", format, seconds: 1, SampleEncoding.Pcm16);
        var second = _workspace.WriteAudio("second.wav", format, seconds: 1.3, SampleEncoding.Pcm16);
        File.WriteAllText(_workspace.At("bad.wav"), "this is text");
        var together = _workspace.Render(first, _workspace.At("bad.wav"), second, "--jobs", "3");

        Assert.Equal(1, together.ExitCode);
        Assert.Contains("bad.wav", Assert.Single(together.Complaints), StringComparison.Ordinal);
        var bytes = File.ReadAllBytes(_workspace.At("out", "second", "piano.wav"));
        Assert.Equal(0, _workspace.Render(second, "--overwrite").ExitCode);
        Assert.Equal(bytes, File.ReadAllBytes(_workspace.At("out", "second", "piano.wav")));
        Assert.False(Directory.Exists(_workspace.At("out", "bad")));
    }

    [Theory]
    [InlineData("--bits", "12")]
    [InlineData("--format", "mp3")]
    [InlineData("--wiener", "-1")]
    [InlineData("--jobs", "0")]
    [InlineData("--stems", "drums")]
    [InlineData("--provider", "abacus")]
    [InlineData("--residual", "--format", "ogg")]
    [InlineData("--format", "flac", "--bits", "32")]
    [InlineData("--unknown")]
    public void Bad_usage_ends_with_code_2_and_one_line(params string[] arguments)
    {
        var input = _workspace.WriteAudio("song.wav", new AudioFormat(8000, 1), seconds: 0.1, SampleEncoding.Pcm16);
        var result = _workspace.Render([input, .. arguments]);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("weaksep: ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_workspace.At("out")));
    }

    [Fact]
    public void Two_tracks_of_one_name_are_refused_before_anything_is_written()
    {
        var input = _workspace.WriteAudio("song.wav", new AudioFormat(8000, 1), seconds: 0.1, SampleEncoding.Pcm16);
        var other = _workspace.WriteAudio("song.flac", new AudioFormat(8000, 1), seconds: 0.1, SampleEncoding.Pcm16);

        Assert.Equal(2, _workspace.Render(input, other).ExitCode);
    }

    [Theory]
    [InlineData("cuda")]
    [InlineData("webgpu")]
    public void A_provider_that_does_not_run_steps_down_with_a_line(string provider)
    {
        var input = _workspace.WriteAudio("song.wav", new AudioFormat(8000, 1), seconds: 0.1, SampleEncoding.Pcm16);
        var result = _workspace.Render(input, "--provider", provider);

        Assert.Equal(0, result.ExitCode);
        Assert.True(result.Complaints.All(line => line.StartsWith($"weaksep: {provider} does not run: ", StringComparison.Ordinal)), result.Error);
    }

    private static void AssertNull(string input, string[] files)
    {
        var rest = Workspace.Read(input, out _);

        foreach (var file in files)
        {
            var samples = Workspace.Read(file, out _);

            for (var index = 0; index < rest.Length; index++)
            {
                rest[index] -= samples[index];
            }
        }

        WaveAssert.Close(new float[rest.Length], rest, Math.Pow(10, NullDbfs / 20));
    }
}
