using System.Text;
using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;

namespace WeakSep.Host.Tests.Commands;

public sealed class TrainMixedTests : IDisposable
{
    private const int SampleRate = 8000;
    private const double Seconds = 4;

    private const string Tiny = """
        instruments: [organ, flute]
        parts: { organ: { programs: [16] }, flute: { programs: [73] } }
        align: Never
        sampleRate: 8000
        window: 512
        hop: 256
        clipFrames: 16
        batch: 4
        remixBatch: 2
        augmentation: { tailSeconds: 0.1 }
        separator: { bottleneck: 4, hidden: 4, skip: 4, repeats: 1, blocksPerRepeat: 2 }
        transcriptor: { bottleneck: 4, hidden: 4, skip: 4, repeats: 1, blocksPerRepeat: 2 }
        schedule: { epochSteps: 2, maxSteps: 2, validationBatches: 1 }
        """;

    private static readonly string[] Instruments = ["organ", "flute"];

    private readonly string _folder = Directory.CreateTempSubdirectory("weaksep-mixed-").FullName;

    private string Songs => Path.Combine(_folder, "songs");

    private string Config => Path.Combine(_folder, "mixed.yaml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Songs_that_are_known_in_four_ways_become_one_preset()
    {
        WriteFolder();
        var (run, preset) = (Path.Combine(_folder, "run"), Path.Combine(_folder, "preset"));

        var trained = Train(run);
        Assert.True(trained.ExitCode == 0, trained.Error);
        Assert.Contains(
            "4 songs to train on (1 by stems, 1 by score, 1 by frames, 1 by clips), 1 to validate on (1 by score)",
            trained.Output,
            StringComparison.Ordinal);
        var metrics = File.ReadAllText(Path.Combine(run, "separator", "metrics.jsonl"));
        Assert.Contains("solo-remix", metrics, StringComparison.Ordinal);

        var exported = WeakSepProcess.Run(_folder, "export", "--checkpoint", Path.Combine(run, "separator", "best.safetensors"), "--out", preset);
        Assert.True(exported.ExitCode == 0, exported.Error);
        var (mix, output) = (Path.Combine(Songs, "train", "a", "mix.wav"), Path.Combine(_folder, "out"));
        var rendered = WeakSepProcess.Run(_folder, "render", mix, "--preset", preset, "--output", output);
        Assert.True(rendered.ExitCode == 0, rendered.Error);
        Assert.All(Instruments, name => Assert.True(File.Exists(Path.Combine(output, "mix", name + ".wav"))));
    }

    [Fact]
    public void A_wrong_label_stops_training_before_it_starts()
    {
        WriteFolder();
        var labels = Path.Combine(Songs, "train", "c", "labels.tsv");
        File.AppendAllText(labels, "2.5\t2\torgan\n1\t2\tcow\n");
        var run = Path.Combine(_folder, "run");
        var trained = Train(run);

        Assert.Equal(1, trained.ExitCode);
        Assert.Single(trained.Error.Trim().Split('\n'));
        Assert.Contains($"{labels}: line 6: offset 2 is not behind onset 2.5", trained.Error, StringComparison.Ordinal);
        Assert.Contains("1 more", trained.Error, StringComparison.Ordinal);
        Assert.Contains($"error: {labels}: line 7: unknown instrument cow", trained.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(run, "settings.yaml")));
    }

    private CommandResult Train(string run) =>
        WeakSepProcess.Run(_folder, "train", "mixed", "--data", Songs, "--config", Config, "--out", run, "--threads", "1");

    private void WriteFolder()
    {
        File.WriteAllText(Config, Tiny);
        WriteMix("train/a", 50);
        WriteSound(Path.Combine(Songs, "train", "a", "stems", "organ.wav"), Notes(50, 0));
        WriteSound(Path.Combine(Songs, "train", "a", "stems", "flute.wav"), Notes(50, 1));
        WriteMix("train/b", 52);
        WriteScore("train/b", 52);
        WriteMix("train/c", 54);
        var labels = new StringBuilder("onset\toffset\tlabel\n");

        foreach (var (note, instrument) in Notes(54, 0).Select(note => (note, "organ")).Concat(Notes(54, 1).Select(note => (note, "flute"))))
        {
            labels.Append(FormattableString.Invariant($"{note.Onset}\t{note.Offset}\t{instrument}\n"));
        }

        File.WriteAllText(Path.Combine(Songs, "train", "c", "labels.tsv"), labels.ToString());
        WriteMix("train/d", 56);
        File.WriteAllText(Path.Combine(Songs, "train", "d", "tags.txt"), "organ\nflute\n");
        WriteMix("validation/e", 58);
        WriteScore("validation/e", 58);
    }

    private void WriteMix(string song, int lowest) =>
        WriteSound(Path.Combine(Songs, song, "mix.wav"), [.. Notes(lowest, 0), .. Notes(lowest, 1)]);

    private void WriteScore(string song, int lowest)
    {
        ScorePart[] parts =
        [
            new() { Name = "Organ", Program = 16, Notes = Notes(lowest, 0) },
            new() { Name = "Flute", Program = 73, Channel = 1, Notes = Notes(lowest, 1) },
        ];
        MidiFileWriter.Write(new Score(parts, TempoMap.Constant(120)), Path.Combine(Songs, song, "score.mid"));
    }

    /// <summary>Notes of 0.9 s: the organ plays in seconds 0 and 2, the flute in 1 and 3.</summary>
    private static List<ScoreNote> Notes(int lowest, int instrument) =>
        [.. Enumerable.Range(0, 4).Where(i => i % 2 == instrument).Select(i => new ScoreNote(i, i + 0.9, lowest + 12 * instrument + i, 100))];

    private static void WriteSound(string path, IEnumerable<ScoreNote> notes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var samples = new float[(int)(Seconds * SampleRate)];

        foreach (var note in notes)
        {
            var radians = 2 * Math.PI * 440 * Math.Pow(2, (note.Pitch - 69) / 12.0) / SampleRate;

            for (var n = (int)(note.Onset * SampleRate); n < (int)(note.Offset * SampleRate); n++)
            {
                samples[n] += (float)(0.3 * Math.Sin(radians * n));
            }
        }

        using var writer = AudioWriter.Create(path, new AudioFormat(SampleRate, 1), SampleEncoding.Pcm16);
        writer.Write(samples);
        writer.Commit();
    }
}
