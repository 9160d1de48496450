namespace WeakSep.Host.Tests.Studies;

/// <summary>The command from composed music to the report.</summary>
public sealed class StudyCommandTests : IDisposable
{
    private const string Study = """
        title: A tiny study
        bound: supervised
        publishedMixture: {bass: 0, guitar: 0, piano: 0, average: 0}
        settings:
          sampleRate: 8000
          window: 512
          hop: 256
          clipFrames: 32
          batch: 3
          separator: &network {bottleneck: 8, hidden: 8, repeats: 1, blocksPerRepeat: 2, order: FilterFirst, activation: LeakyRelu}
          transcriptor: *network
          schedule: &schedule {maxSteps: 4, epochSteps: 4, validationBatches: 1}
        rows:
          - {id: supervised, title: supervised, table: One, recipe: supervised, published: {average: 8}}
          - {id: isolated, title: isolated, table: One, published: {average: 4}}
          - id: joint
            title: fine-tune
            table: One
            stages: {transcriptor: isolated, separator: isolated}
            measure: fine-tune
            settings: {fineTuneSchedule: *schedule, losses: {adversarialMixture: 0.2}}
            published: {average: 5}
            transcription: {title: trained jointly, stage: fine-tune, mixture: {bass: 0.84, guitar: 0.42}, falsePositiveRate: 0.37}
        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void It_trains_every_row_once_and_sets_it_beside_what_was_published()
    {
        Run("dataset", "synth", "--out", "data", "--tracks", "4", "--seed", "5", "--rate", "8000", "--splits", "train=0.5,validation=0.25,test=0.25");
        File.WriteAllText(_workspace.At("tiny.yaml"), Study);
        var first = Run("study", "tiny.yaml", "--data", "data", "--test", "data", "--out", "study");

        Assert.Contains("row joint: fine-tune", first.Output, StringComparison.Ordinal);
        Assert.Equal(1, first.Output.Split("transcriptor step 4/4").Length - 1);      // the joint row takes its own from the one before
        var report = File.ReadAllText(_workspace.At("study", "report.md"));
        Assert.Contains("# A tiny study", report, StringComparison.Ordinal);
        Assert.All(new[] { "| supervised |", "| isolated |", "| fine-tune |", "Of 3 pairs" }, part => Assert.Contains(part, report, StringComparison.Ordinal));

        Assert.Contains("### Notes: frame accuracy", report, StringComparison.Ordinal);
        Assert.Contains("| trained jointly | mixtures | 0.84 | 0.42 |  |", report, StringComparison.Ordinal);
        Assert.Contains("| trained jointly | single instruments |", report, StringComparison.Ordinal);

        var again = Run("study", "tiny.yaml", "--data", "data", "--test", "data", "--out", "study");
        Assert.DoesNotContain("step", again.Output, StringComparison.Ordinal);

        // A study that was killed before the last row was measured goes on there.
        File.Delete(_workspace.At("study", "joint", "data.json"));
        var rest = Run("study", "tiny.yaml", "--data", "data", "--test", "data", "--out", "study");
        Assert.Contains("row joint", rest.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("row isolated", rest.Output, StringComparison.Ordinal);
        Assert.Equal(report, File.ReadAllText(_workspace.At("study", "report.md")));
    }

    [Fact]
    public void A_study_that_does_not_exist_is_one_line()
    {
        var result = WeakSepProcess.Run(_workspace.Folder, ["study", "nothing", "--data", "data", "--test", "data", "--out", "study"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("nothing: no such study", result.Error, StringComparison.Ordinal);
    }

    private CommandResult Run(params string[] arguments)
    {
        var result = WeakSepProcess.Run(_workspace.Folder, arguments);
        Assert.True(result.ExitCode == 0, result.Error);

        return result;
    }
}
