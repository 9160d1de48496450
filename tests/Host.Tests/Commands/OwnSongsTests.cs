using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;

namespace WeakSep.Host.Tests.Commands;

public sealed class OwnSongsTests : IDisposable
{
    private const int SampleRate = 8000;

    private const string Tiny = """
        instruments: [organ, drums]
        align: Never
        sampleRate: 8000
        window: 512
        hop: 256
        clipFrames: 16
        batch: 2
        separator: { bottleneck: 4, hidden: 4, skip: 4, repeats: 1, blocksPerRepeat: 2 }
        transcriptor: { bottleneck: 4, hidden: 4, skip: 4, repeats: 1, blocksPerRepeat: 2 }
        schedule: { epochSteps: 2, maxSteps: 2, validationBatches: 1 }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("weaksep-own-").FullName;

    private string Songs => Path.Combine(_folder, "songs");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Songs_of_own_instruments_become_a_preset_that_renders()
    {
        WriteSong("a", 50);
        WriteSong("b", 53);
        var config = Path.Combine(_folder, "own.yaml");
        File.WriteAllText(config, Tiny);
        var (run, preset, output) = (Path.Combine(_folder, "run"), Path.Combine(_folder, "preset"), Path.Combine(_folder, "out"));

        var trained = WeakSepProcess.Run(_folder, "train", "score", "--data", Songs, "--config", config, "--out", run);
        Assert.True(trained.ExitCode == 0, trained.Error);
        Assert.Contains("2 songs: 1 to train on, 1 to validate on, 0 aligned", trained.Output, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(run, "separator"), "events.out.tfevents.*"));

        var exported = WeakSepProcess.Run(_folder, "export", "--checkpoint", Path.Combine(run, "separator", "best.safetensors"), "--out", preset);
        Assert.True(exported.ExitCode == 0, exported.Error);
        var rendered = WeakSepProcess.Run(_folder, "render", Path.Combine(Songs, "a", "mix.wav"), "--preset", preset, "--output", output);
        Assert.True(rendered.ExitCode == 0, rendered.Error);
        Assert.True(File.Exists(Path.Combine(output, "mix", "organ.wav")) && File.Exists(Path.Combine(output, "mix", "drums.wav")));
    }

    [Fact]
    public void A_preset_of_own_songs_learns_to_transcribe_what_it_separates()
    {
        WriteSong("a", 50);
        WriteSong("b", 53);
        var config = Path.Combine(_folder, "own.yaml");
        File.WriteAllText(config, Tiny);
        var (run, notes, preset) = (Path.Combine(_folder, "run"), Path.Combine(_folder, "notes"), Path.Combine(_folder, "preset"));
        var separator = Path.Combine(run, "separator", "best.safetensors");
        var transcriptor = Path.Combine(notes, "transcriptor", "best.safetensors");

        Assert.Contains("--from", Run(2, "train", "transcription", "--data", Songs, "--config", config, "--out", notes).Error, StringComparison.Ordinal);
        Run(0, "train", "score", "--data", Songs, "--config", config, "--out", run);
        Run(0, "train", "transcription", "--data", Songs, "--config", config, "--from", separator, "--out", notes);
        Assert.Contains(
            "no tracks",
            Run(1, "export", "--checkpoint", separator, "--transcriptor", transcriptor, "--thresholds", notes, "--out", preset).Error,
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(preset));
        Run(0, "export", "--checkpoint", separator, "--transcriptor", transcriptor, "--thresholds", Songs, "--out", preset);
        Run(0, "transcribe", Path.Combine(Songs, "a", "mix.wav"), "--preset", preset, "--output", Path.Combine(_folder, "a.mid"));
        Run(0, "train", "transcription", "--data", Songs, "--config", config, "--from", preset, "--out", Path.Combine(_folder, "more"));

        Assert.Equal(["Drums", "Organ"], MidiFileReader.Read(Path.Combine(_folder, "a.mid")).Parts.Select(part => part.Name).Order());

        CommandResult Run(int exitCode, params string[] arguments)
        {
            var result = WeakSepProcess.Run(_folder, arguments);
            Assert.True(result.ExitCode == exitCode, result.Output + result.Error);
            return result;
        }
    }

    [Fact]
    public void A_song_without_its_sound_stops_training()
    {
        WriteSong("a", 50);
        WriteSong("b", 53);
        File.Delete(Path.Combine(Songs, "b", "mix.wav"));
        var config = Path.Combine(_folder, "own.yaml");
        File.WriteAllText(config, Tiny);
        var trained = WeakSepProcess.Run(_folder, "train", "score", "--data", Songs, "--config", config, "--out", Path.Combine(_folder, "run"));
        Assert.Equal(1, trained.ExitCode);
        Assert.Contains(Path.Combine("b", "mix.*") + ": missing", trained.Output, StringComparison.Ordinal);
        Assert.Contains("1 error in the data", trained.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_score_in_two_splits_and_an_instrument_that_never_plays_are_found()
    {
        WriteSong("train/a", 50);
        WriteSong("validation/b", 50);
        var config = Path.Combine(_folder, "own.yaml");
        File.WriteAllText(config, Tiny.Replace("[organ, drums]", "[organ, drums, harp]", StringComparison.Ordinal));
        var inspected = WeakSepProcess.Run(_folder, "dataset", "inspect", Songs, "--config", config);
        Assert.Equal(1, inspected.ExitCode);
        Assert.Contains("the score of train/a again, in another split", inspected.Output, StringComparison.Ordinal);
        Assert.Contains("harp plays in no score", inspected.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("organ plays in no score", inspected.Output, StringComparison.Ordinal);
    }

    private void WriteSong(string name, int lowest)
    {
        var song = Path.Combine(Songs, name);
        Directory.CreateDirectory(song);
        var notes = Enumerable.Range(0, 8).Select(i => new ScoreNote(i * 0.5, i * 0.5 + 0.4, lowest + (i * 3) % 8, 100)).ToList();
        var hits = Enumerable.Range(0, 8).Select(i => new ScoreNote(i * 0.5 + 0.25, i * 0.5 + 0.3, 38, 100)).ToList();
        ScorePart[] parts =
            [new() { Name = "Organ", Program = 16, Notes = notes }, new() { Name = "Kit", IsDrum = true, Channel = 9, Notes = hits }];
        MidiFileWriter.Write(new Score(parts, TempoMap.Constant(120)), Path.Combine(song, "score.mid"));
        var samples = new float[4 * SampleRate];

        foreach (var note in notes)
        {
            var radians = 2 * Math.PI * 440 * Math.Pow(2, (note.Pitch - 69) / 12.0) / SampleRate;

            for (var n = (int)(note.Onset * SampleRate); n < (int)(note.Offset * SampleRate); n++)
            {
                samples[n] = (float)(0.3 * Math.Sin(radians * n));
            }
        }

        using var writer = AudioWriter.Create(Path.Combine(song, "mix.wav"), new AudioFormat(SampleRate, 1), SampleEncoding.Pcm16);
        writer.Write(samples);
        writer.Commit();
    }
}
