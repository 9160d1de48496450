using System.Text.Json;
using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Audio.Metrics;
using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;
using WeakSep.Tests.Shared;

namespace WeakSep.Host.Tests.Commands;

public sealed class EvaluateCommandTests : IDisposable
{
    private const int Rate = 22050;
    private const double JsonDigits = 1e-3;

    private static readonly AudioFormat Mono = new(Rate, 1);

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void What_it_reports_is_what_render_makes()
    {
        var bass = Signals.Sine(110, Rate, 3 * Rate, 0.3);
        var piano = Signals.Sine(880, Rate, 3 * Rate, 0.2);
        var other = Signals.Sine(1500, Rate, 3 * Rate, 0.1);
        WriteTrack("Track00001", (33, bass), (0, piano), (0, other));     // two pianos count as one source
        WriteTrack("Track00002", (40, other), (33, bass));
        var result = Evaluate("--json", _workspace.At("result.json"));

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("average", result.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllText(_workspace.At("result.json")));
        var root = json.RootElement;
        Assert.Equal(2, root.GetProperty("items").GetInt32());
        Assert.Equal(["bass", "piano"], root.GetProperty("sources").EnumerateObject().Select(source => source.Name));
        Assert.Equal(["Track00001", "Track00002"], root.GetProperty("tracks").EnumerateArray().Select(track => track.GetProperty("track").GetString()));
        var row = root.GetProperty("sources").GetProperty("piano");

        var mix = _workspace.At("data", "test", "Track00001", "mix.flac");
        Assert.Equal(0, _workspace.Render(mix, "--bits", "32").ExitCode);
        var stem = Workspace.Read(_workspace.At("out", "mix", "piano.wav"), out _);
        var mixture = Workspace.Read(mix, out _);
        var pianos = piano.Zip(other, (a, b) => a + b).ToArray();
        Assert.Equal(SiSdr.Decibels(stem, pianos), row.GetProperty("siSdr").GetDouble(), JsonDigits);
        Assert.Equal(SiSdr.Decibels(mixture, pianos), row.GetProperty("siSdrInput").GetDouble(), JsonDigits);
        Assert.Equal(
            row.GetProperty("siSdr").GetDouble() - row.GetProperty("siSdrInput").GetDouble(),
            row.GetProperty("siSdrImprovement").GetDouble(),
            JsonDigits);
        Assert.True(row.GetProperty("ideal").GetDouble() > 20);
        Assert.Equal(2, row.GetProperty("improvementInterval").GetArrayLength());
        Assert.True(root.GetProperty("average").TryGetProperty("siSdrImprovement", out _));
    }

    [Fact]
    public void A_limit_and_a_floor_are_kept_to()
    {
        var bass = Signals.Sine(110, Rate, Rate, 0.001);
        WriteTrack("Track00001", (33, bass), (0, Signals.Noise(Rate)));
        WriteTrack("Track00002", (33, bass), (0, Signals.Noise(Rate)));

        Assert.Equal(0, Evaluate("--limit", "1", "--floor", "-10", "--json", _workspace.At("result.json")).ExitCode);
        using var json = JsonDocument.Parse(File.ReadAllText(_workspace.At("result.json")));
        Assert.Equal(1, json.RootElement.GetProperty("items").GetInt32());
        Assert.Equal(-10, json.RootElement.GetProperty("sources").GetProperty("bass").GetProperty("siSdrInput").GetDouble());
    }

    [Fact]
    public void Data_that_is_missing_or_damaged_is_one_line()
    {
        AssertRefused(Evaluate(), "data");
        WriteTrack("Track00001", (33, Signals.Sine(110, Rate, Rate, 0.3)));
        AssertRefused(Evaluate("--split", "validation"), "validation");
        File.WriteAllText(_workspace.At("data", "test", "Track00001", "stems", "S00.flac"), "not audio");
        AssertRefused(Evaluate(), "S00.flac");
    }

    [Fact]
    public void A_preset_and_a_checkpoint_at_once_are_bad_usage()
    {
        WriteTrack("Track00001", (33, Signals.Sine(110, Rate, Rate, 0.3)));

        Assert.Equal(2, Evaluate("--checkpoint", "best.safetensors").ExitCode);
    }

    private static void AssertRefused(CommandResult result, string reason)
    {
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(reason, Assert.Single(result.Complaints), StringComparison.Ordinal);
    }

    private CommandResult Evaluate(params string[] arguments) =>
        WeakSepProcess.Run(_workspace.Folder, ["evaluate", "--preset", _workspace.Preset, "--data", _workspace.At("data"), .. arguments]);

    private void WriteTrack(string name, params (int Program, float[] Samples)[] stems)
    {
        var folder = Path.Combine("data", "test", name);
        var mix = new float[stems[0].Samples.Length];
        var metadata = "audio_dir: stems\nmidi_dir: MIDI\nstems:\n";
        var score = new Score(
            [new ScorePart { Name = "one", Notes = [new ScoreNote(0, 1, 60, 100)] }],
            TempoMap.Constant(120));

        for (var index = 0; index < stems.Length; index++)
        {
            var (program, samples) = stems[index];
            var id = $"S{index:00}";
            _workspace.WriteSamples(Path.Combine(folder, "stems", id + ".flac"), Mono, samples, SampleEncoding.Pcm24);
            Directory.CreateDirectory(_workspace.At(folder, "MIDI"));
            MidiFileWriter.Write(score, _workspace.At(folder, "MIDI", id + ".mid"));
            metadata += $"  {id}:\n    audio_rendered: true\n    inst_class: Any\n    is_drum: false\n    midi_saved: true\n    program_num: {program}\n";
            mix = [.. mix.Zip(samples, (a, b) => a + b)];
        }

        _workspace.WriteSamples(Path.Combine(folder, "mix.flac"), Mono, [.. mix.Select(sample => Math.Clamp(sample, -1f, 0.9999f))], SampleEncoding.Pcm24);
        MidiFileWriter.Write(score, _workspace.At(folder, "all_src.mid"));
        File.WriteAllText(_workspace.At(folder, "metadata.yaml"), metadata);
    }
}
