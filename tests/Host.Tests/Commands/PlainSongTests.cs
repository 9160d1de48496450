using System.Text.Json;
using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Audio.Metrics;
using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;
using WeakSep.Tests.Shared;

namespace WeakSep.Host.Tests.Commands;

/// <summary>What is said of songs in the plain layout: a mix beside its score, and stems where they are known.</summary>
public sealed class PlainSongTests : IDisposable
{
    private const int Rate = 22050;
    private const double JsonDigits = 1e-3;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Parts_of_no_instrument_are_named_until_an_instrument_takes_them()
    {
        WriteSong("a", Part("Organ", 16, (0, 1)), Part("Flute", 73, (1, 2)), Part("Kit", 0, (2, 3)) with { IsDrum = true, Channel = 9 });
        const string Unassigned = "Flute (program 73), Kit (drums): of no instrument";

        Assert.Contains(Path.Combine("songs", "a") + $": {Unassigned}", Inspect("[organ]"), StringComparison.Ordinal);
        Assert.Contains(": Kit (drums): of no instrument", Inspect("[organ, pipe]"), StringComparison.Ordinal);
        Assert.DoesNotContain("of no instrument", Inspect("[organ, other]"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_instrument_that_never_plays_alone_is_named()
    {
        WriteSong("a", Part("Organ", 16, (0, 1), (2, 3)), Part("Strings", 48, (2, 3)));
        WriteSong("b", Part("Organ", 16, (0, 2)), Part("Strings", 48, (0.5, 1.5)));
        var never = Inspect("[organ, strings]");
        Assert.Contains("strings never plays alone", never, StringComparison.Ordinal);
        Assert.DoesNotContain("organ never plays alone", never, StringComparison.Ordinal);

        WriteSong("b", Part("Organ", 16, (0, 2)), Part("Strings", 48, (0.5, 2.5)));
        Assert.DoesNotContain("never plays alone", Inspect("[organ, strings]"), StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_measures_what_render_makes_of_a_song_against_its_stems()
    {
        var bass = Signals.Sine(110, Rate, 3 * Rate, 0.3);
        var piano = Signals.Sine(880, Rate, 3 * Rate, 0.2);
        var mixture = bass.Zip(piano, (a, b) => a + b).ToArray();
        var song = WriteSong("a", mixture, Part("Bass", 33, (0, 3)), Part("Piano", 0, (0, 3)));
        AssertRefused(Evaluate(), Path.Combine("stems", "bass.*") + ": missing");
        Write(Path.Combine(song, "stems", "bass.wav"), bass);
        Write(Path.Combine(song, "stems", "piano.wav"), piano);

        Assert.Equal(0, Evaluate("--json", _workspace.At("result.json")).ExitCode);
        Assert.Equal(0, _workspace.Render(_workspace.At(song, "mix.wav")).ExitCode);
        using var json = JsonDocument.Parse(File.ReadAllText(_workspace.At("result.json")));
        Assert.Equal("a", Assert.Single(json.RootElement.GetProperty("tracks").EnumerateArray()).GetProperty("track").GetString());
        var sources = json.RootElement.GetProperty("sources");
        Assert.Equal(["bass", "piano"], sources.EnumerateObject().Select(source => source.Name));

        foreach (var (name, stem) in new[] { ("bass", bass), ("piano", piano) })
        {
            var separated = Workspace.Read(_workspace.At("out", "mix", $"{name}.wav"), out _);
            Assert.Equal(SiSdr.Decibels(separated, stem), sources.GetProperty(name).GetProperty("siSdr").GetDouble(), JsonDigits);
            Assert.Equal(SiSdr.Decibels(mixture, stem), sources.GetProperty(name).GetProperty("siSdrInput").GetDouble(), JsonDigits);
        }
    }

    private static ScorePart Part(string name, int program, params (double From, double To)[] notes) =>
        new() { Name = name, Program = program, Channel = program % 8, Notes = [.. notes.Select(note => new ScoreNote(note.From, note.To, 60, 100))] };

    private static void AssertRefused(CommandResult result, string reason)
    {
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(reason, Assert.Single(result.Complaints), StringComparison.Ordinal);
    }

    private string Inspect(string instruments)
    {
        File.WriteAllText(_workspace.At("own.yaml"), $"instruments: {instruments}\nalign: Never\n");
        return WeakSepProcess.Run(_workspace.Folder, "dataset", "inspect", "songs", "--config", "own.yaml").Output;
    }

    private CommandResult Evaluate(params string[] arguments) =>
        WeakSepProcess.Run(_workspace.Folder, ["evaluate", "--preset", _workspace.Preset, "--data", "songs", .. arguments]);

    private void WriteSong(string name, params ScorePart[] parts) => WriteSong(name, Signals.Sine(261.6, Rate, 3 * Rate, 0.3), parts);

    private string WriteSong(string name, float[] mixture, params ScorePart[] parts)
    {
        var folder = Path.Combine("songs", name);
        Write(Path.Combine(folder, "mix.wav"), mixture);
        MidiFileWriter.Write(new Score(parts, TempoMap.Constant(120)), _workspace.At(folder, "score.mid"));
        return folder;
    }

    private void Write(string name, float[] samples) => _workspace.WriteSamples(name, new AudioFormat(Rate, 1), samples, SampleEncoding.Float32);
}
