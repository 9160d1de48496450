using WeakSep.Host.Studies;
using WeakSep.Trainer;
using WeakSep.Trainer.Data;

namespace WeakSep.Host.Tests.Studies;

public sealed class StudyRunnerTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_row_that_diverges_keeps_only_those_from_running_that_need_it()
    {
        var study = new StudyFile
        {
            Rows =
            [
                new StudyRow { Id = "first" },
                new StudyRow { Id = "second", Stages = new() { ["transcriptor"] = "first" } },
                new StudyRow { Id = "third", Stages = new() { ["transcriptor"] = "second" } },
                new StudyRow { Id = "alone", Settings = new() { ["seed"] = 7 } },
            ],
        };
        using var kind = new DivergingKind();
        var diverged = new StudyRunner(study, kind, "data", _workspace.At("study")).Run(() => Assert.Fail("no row finishes"), CancellationToken.None);

        Assert.Equal(["first", "second", "third", "alone"], diverged);
        Assert.Equal([1, 7], kind.Seeds);
    }

    /// <summary>All of its rows diverge.</summary>
    private sealed class DivergingKind : IStudyKind
    {
        public List<int> Seeds { get; } = [];

        public TrainingData Load(ref TrainingSettings settings, bool withSources, CancellationToken cancellation)
        {
            Seeds.Add(settings.Seed);
            throw new TrainingDivergedException("separator step 3: the loss is NaN");
        }

        public IEnumerable<StudyMeasurement> Measurements(StudyRow run) => [new("result.json", (_, _) => "{}")];

        public string Report(string output) => "";

        public void Dispose()
        {
        }
    }
}
