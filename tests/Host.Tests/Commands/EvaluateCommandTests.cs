using System.Text.Json;
using WeakSep.Audio.Metrics;
using WeakSep.MidiScore.Files;
using WeakSep.Tests.Shared;

namespace WeakSep.Host.Tests.Commands;

public sealed class EvaluateCommandTests : IDisposable
{
    private const int Rate = 22050;
    private const double JsonDigits = 1e-3;

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
    public void Notes_are_those_that_transcribe_writes()
    {
        Workspace.Toy.WritePreset(_workspace.Preset, withTranscriptor: true);
        WriteTrack("Track00001", (33, Signals.Sine(110, Rate, 3 * Rate, 0.3)), (0, Signals.Noise(3 * Rate)));
        var result = Evaluate("--transcription", "--json", _workspace.At("result.json"));

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("heard in separated stems", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, WeakSepProcess.Run(
            _workspace.Folder, "transcribe", "-p", _workspace.Preset, _workspace.At("data", "test", "Track00001", "mix.flac"), "-o", "score.mid").ExitCode);
        var score = MidiFileReader.Read(_workspace.At("score.mid"));
        using var json = JsonDocument.Parse(File.ReadAllText(_workspace.At("result.json")));
        Assert.Equal(1, json.RootElement.GetProperty("items").GetInt32());
        var transcription = json.RootElement.GetProperty("transcription");
        var track = Assert.Single(transcription.GetProperty("tracks").EnumerateArray());

        foreach (var source in (string[])["bass", "guitar", "piano"])
        {
            var counts = track.GetProperty("separated").GetProperty(source).GetProperty("notes").EnumerateArray().Select(count => count.GetInt64()).ToList();
            Assert.Equal(score.Parts.Where(part => part.Name == source).Sum(part => part.Notes.Count), counts[0] + counts[1]);
            Assert.Equal(source == "guitar" ? 0 : 1, counts[0] + counts[2]);        // each stem's score holds one note
        }

        Assert.Equal(0.5, transcription.GetProperty("thresholds").GetProperty("piano").GetDouble());
        var row = transcription.GetProperty("isolated").GetProperty("bass");
        Assert.InRange(row.GetProperty("frameAccuracy").GetDouble(), 0, 1);
        Assert.Equal(2, row.GetProperty("noteF1Interval").GetArrayLength());
        Assert.Equal(["bass", "guitar", "piano", "all"], transcription.GetProperty("mixture").EnumerateObject().Select(entry => entry.Name));
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

    private void WriteTrack(string name, params (int Program, float[] Samples)[] stems) =>
        new SlakhTracks(_workspace, "data").Write("test", name, stems);
}
