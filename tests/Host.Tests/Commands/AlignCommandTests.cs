using System.Text.Json;
using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Host.Alignment;
using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;

namespace WeakSep.Host.Tests.Commands;

public sealed class AlignCommandTests : IDisposable
{
    private const double MostMedianSeconds = 0.03;

    private readonly Workspace _workspace = new();

    [Fact]
    public void A_played_piece_with_another_tempo_is_aligned_within_30_milliseconds()
    {
        var (track, played) = RenderPiece();
        var trial = Trial(track, played, TrialKind.Silence);
        var audio = _workspace.WriteSamples("song.wav", new AudioFormat(trial.SampleRate, 1), trial.Mono, SampleEncoding.Pcm16);
        MidiFileWriter.Write(trial.Score, _workspace.At("song.mid"));

        var result = Align(audio, "song.mid", "--json");

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        using var json = JsonDocument.Parse(result.Output);
        Assert.True(json.RootElement.GetProperty("confidence").GetDouble() > 0.5);

        // Against the file that the sound was made from, three seconds later for the silence before.
        var aligned = Onsets(MidiFileReader.Read(_workspace.At("aligned.mid")));
        var truth = Onsets(played);
        var errors = aligned.Zip(truth).Select(pair => Math.Abs(pair.First - pair.Second - 3)).Order().ToList();
        Assert.Equal(truth.Count, aligned.Count);
        Assert.InRange(errors[errors.Count / 2], 0, MostMedianSeconds);
    }

    [Fact]
    public void Another_score_is_refused_and_nothing_is_written_unless_forced()
    {
        var (track, _) = RenderPiece();
        MidiFileWriter.Write(Scale(), _workspace.At("scale.mid"));

        var refused = Align(Path.Combine(track, "mix.flac"), "scale.mid");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("scale.mid: the score", Assert.Single(refused.Complaints), StringComparison.Ordinal);
        Assert.False(File.Exists(_workspace.At("aligned.mid")));

        var forced = Align(Path.Combine(track, "mix.flac"), "scale.mid", "--force");
        Assert.Equal(0, forced.ExitCode);
        Assert.Contains("confidence", forced.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_workspace.At("aligned.mid")));
    }

    [Fact]
    public void Files_that_cannot_be_used_are_named_in_one_line()
    {
        var audio = _workspace.WriteAudio("short.wav", new AudioFormat(16_000, 1), 1, SampleEncoding.Pcm16);
        MidiFileWriter.Write(Scale(), _workspace.At("scale.mid"));
        File.WriteAllText(_workspace.At("text.mid"), "no score");

        AssertFailure("short.wav and scale.mid: the recording lasts 1.0 s", Align("short.wav", "scale.mid"));
        AssertFailure("text.mid: byte 0", Align(audio, "text.mid"));
        AssertFailure("missing.wav: no such file", Align("missing.wav", "scale.mid"));
        Assert.Equal(2, Align(audio, "scale.mid", "--min-confidence", "2").ExitCode);
    }

    public void Dispose() => _workspace.Dispose();

    private static void AssertFailure(string expected, CommandResult result)
    {
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(expected, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private static AlignmentTrial Trial(string track, Score played, TrialKind kind)
    {
        var mono = AudioReader.ReadMono(Path.Combine(track, "mix.flac"), out var rate);
        return AlignmentTrial.Create(mono, rate, played, mono, kind);
    }

    private static List<double> Onsets(Score score) =>
        [.. score.Parts.SelectMany(part => part.Notes).GroupBy(note => note.Pitch).OrderBy(notes => notes.Key)
            .SelectMany(notes => notes.Select(note => note.Onset).Order())];

    private static Score Scale() => new(
        [new ScorePart { Notes = [.. Enumerable.Range(0, 40).Select(i => new ScoreNote(i * 0.5, (i * 0.5) + 0.4, 48 + (i * 7 % 25), 80))] }],
        TempoMap.Constant(120));

    private CommandResult Align(string audio, string midi, params string[] more) =>
        WeakSepProcess.Run(_workspace.Folder, ["align", audio, midi, "-o", _workspace.At("aligned.mid"), .. more]);

    /// <summary>A short piece from the composer, played through soundfonts; skips the test where they are missing.</summary>
    private (string Track, Score Played) RenderPiece()
    {
        var made = WeakSepProcess.Run(
            _workspace.Folder, "dataset", "synth", "--out", "data", "--tracks", "1", "--seed", "3", "--splits", "test=1", "--rate", "22050", "--dry");
        Assert.True(made.ExitCode == 0, made.Error);
        var track = _workspace.At("data", "test", "Track00001");

        return (track, MidiFileReader.Read(Path.Combine(track, "all_src.mid")));
    }
}
