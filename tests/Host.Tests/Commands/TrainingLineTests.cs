using WeakSep.Host.Commands;
using WeakSep.Trainer;

namespace WeakSep.Host.Tests.Commands;

public sealed class TrainingLineTests
{
    private const int Wide = 200;

    private readonly TrainingLine _line = new();

    [Fact]
    public void The_loss_is_smoothed_over_reports_and_the_newest_stands_beside_it()
    {
        Assert.Equal("separator 10/100  loss 10 (now 10)  00:01:30 left  score 8  c-mix 2", After(10, 10));

        // 0.8 x 10 + 0.2 x 5 = 9, then 0.8 x 9 + 0.2 x 0 = 7.2.
        Assert.Equal("separator 20/100  loss 9 (now 5)  00:01:20 left  score 4  c-mix 1", After(20, 5));
        Assert.Equal("separator 30/100  loss 7.2 (now 0)  00:01:10 left  score 0  c-mix 0", After(30, 0));
    }

    [Fact]
    public void The_best_validation_loss_stays_until_a_better_one()
    {
        Assert.DoesNotContain("best", After(10, 1), StringComparison.Ordinal);
        Assert.Contains("(now 1)  best validation 3.25  00:", After(20, 1, validation: 3.25, best: true), StringComparison.Ordinal);
        Assert.Contains("best validation 3.25 ", After(30, 1, validation: 4), StringComparison.Ordinal);
        Assert.Contains("best validation 3.25 ", After(40, 1), StringComparison.Ordinal);
        Assert.Contains("best validation 2.5 ", After(50, 1, validation: 2.5, best: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_stage_begins_anew()
    {
        After(10, 10, validation: 3, best: true);
        var line = After(1, 2, stage: "joint");

        Assert.StartsWith("joint 1/100  loss 2 (now 2)  ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("best", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, "separator 10/100  l")]
    [InlineData(1, "")]
    [InlineData(0, "")]
    public void It_stays_narrower_than_the_terminal(int width, string expected)
    {
        Assert.Equal(expected, After(10, 10, width: width));
    }

    private string After(
        long step, double loss, double? validation = null, bool best = false, string stage = "separator", int width = Wide) => _line.After(
        new TrainingProgress(
            stage,
            step,
            MaxSteps: 100,
            new Dictionary<string, double> { ["score"] = 0.8 * loss, ["c-mix"] = 0.2 * loss, ["loss"] = loss },
            validation,
            best,
            LearningRate: 0.001,
            GradientNorm: 1,
            ClipsPerSecond: 1,
            TimeSpan.FromSeconds(100 - step)),
        width);
}
