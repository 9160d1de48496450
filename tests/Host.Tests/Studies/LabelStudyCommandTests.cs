using WeakSep.Audio;
using WeakSep.Audio.Files;

namespace WeakSep.Host.Tests.Studies;

/// <summary>The command from recordings of single events to the report.</summary>
public sealed class LabelStudyCommandTests : IDisposable
{
    private const int SampleRate = 8000;

    private const string Study = """
        title: A tiny study of labels
        recipe: labels
        bound: strong
        settings:
          sampleRate: 8000
          window: 128
          hop: 64
          clipFrames: 64
          batch: 2
          recurrent: {layers: 1, units: 6}
          labels:
            data:
              mixtures: {clips: 8, density: 3, longestSeconds: 0.5}
              validationMixtures: 2
              testMixtures: 6
            calibrationBatches: 1
            classifier: {channels: [2, 2], kernel: 3, units: 3}
          schedule: {epochSteps: 2, maxSteps: 2, validationBatches: 1}
        tests:
          - {id: sparse, title: few events}
          - {id: dense, title: many events, settings: {labels: {data: {mixtures: {density: 9}}}}}
        rows:
          - {id: strong, title: strong labels, table: VI, settings: {labels: {supervision: Sources}}, published: {overall: .nan}}
          - id: frame
            title: frame labels
            table: VI
            published: {whistle: 7.0, overall: 6.8}
            classification: {title: CRNN, table: IV, published: {beep: 0.948, whistle: 0.87}}
          - {id: dense-frame, title: frame labels on many events, table: XI, same: frame, test: dense}
          - {id: joint, title: fine-tune, table: VII, stages: {classifier: frame}, measure: joint, settings: {labels: {strategy: FineTune}}}
        orders:
          - {claim: strong over frame, better: [strong], worse: [frame]}
        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void It_trains_every_row_once_measures_it_and_goes_on_where_it_was_stopped()
    {
        WriteSounds();
        var first = Run();

        Assert.Equal(1, first.Output.Split("classifier step 2/2").Length - 1);      // the joint row takes its own from the one before
        Assert.Equal(1, first.Output.Split("8 clips to train on").Length - 1);      // all rows learn from the same clips
        var report = File.ReadAllText(_workspace.At("study", "report.md"));
        string[] parts =
        [
            "# A tiny study of labels", "| mixture, few events: SI-SDR |", "| strong labels |  | lost |", "| frame labels | 7.0 | 6.8 |",
            "| mixture, many events: SI-SDR |", "| frame labels on many events |", "| CRNN | 0.948 | 0.870 |", "| strong over frame |",
        ];
        Assert.All(parts, part => Assert.Contains(part, report, StringComparison.Ordinal));
        Assert.DoesNotContain("Not run yet", report, StringComparison.Ordinal);
        Assert.DoesNotContain("step", Run().Output, StringComparison.Ordinal);

        // A study that was killed before a row was measured goes on there.
        File.Delete(_workspace.At("study", "frame", "dense.json"));
        var rest = Run();
        Assert.Contains("row frame", rest.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("row strong", rest.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("step", rest.Output, StringComparison.Ordinal);
        Assert.Equal(report, File.ReadAllText(_workspace.At("study", "report.md")));

        // One that was killed while a row was trained trains what is missing of it, to the same weights.
        Directory.Delete(_workspace.At("study", "joint", "joint"), recursive: true);
        File.Delete(_workspace.At("study", "joint", "sparse.json"));
        var last = Run();
        Assert.Contains("joint step 2/2", last.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("classifier step", last.Output, StringComparison.Ordinal);
        Assert.Equal(report, File.ReadAllText(_workspace.At("study", "report.md")));
    }

    [Fact]
    public void Test_folders_belong_to_songs_alone()
    {
        File.WriteAllText(_workspace.At("tiny.yaml"), Study);
        File.WriteAllText(_workspace.At("songs.yaml"), "bound: a\nrows: [{id: a}]");
        var labels = WeakSepProcess.Run(_workspace.Folder, "study", "tiny.yaml", "--data", "x", "--test", "y", "--out", "study");
        var songs = WeakSepProcess.Run(_workspace.Folder, "study", "songs.yaml", "--data", "x", "--out", "study");

        Assert.Contains("expected no --test", Assert.Single(labels.Error.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Contains("--test: missing", Assert.Single(songs.Error.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Equal((2, 2), (labels.ExitCode, songs.ExitCode));
        Assert.False(Directory.Exists(_workspace.At("study")));
    }

    private CommandResult Run()
    {
        File.WriteAllText(_workspace.At("tiny.yaml"), Study);
        var result = WeakSepProcess.Run(_workspace.Folder, "study", "tiny.yaml", "--data", "sounds", "--out", "study", "--threads", "1");
        Assert.True(result.ExitCode == 0, result.Error);

        return result;
    }

    private void WriteSounds()
    {
        for (var number = 0; number < 6; number++)
        {
            WriteTone(_workspace.At("sounds", "beep", $"{number}.wav"), 400 + (20 * number));
            WriteTone(_workspace.At("sounds", "whistle", $"{number}.wav"), 1500 + (50 * number));
        }
    }

    private static void WriteTone(string path, double hertz)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        float[] samples = [.. Enumerable.Range(0, SampleRate).Select(n => (float)(0.3 * Math.Sin(2 * Math.PI * hertz * n / SampleRate)))];
        using var writer = AudioWriter.Create(path, new AudioFormat(SampleRate, 1), SampleEncoding.Pcm16);
        writer.Write(samples);
        writer.Commit();
    }
}
