using WeakSep.Host.Evaluation;

namespace WeakSep.Host.Tests.Evaluation;

public sealed class EvaluationSummaryTests
{
    private static readonly string[] Sources = ["bass", "piano", "organ"];

    private static readonly TrackScore[] Tracks =
    [
        new("one", [new SourceScore(-3, 5, 10), new SourceScore(0, 4, 9), null]),
        new("two", [new SourceScore(-1, 9, 12), null, null]),
        new("three", [new SourceScore(-2, 4, 11), new SourceScore(2, 4, 7), null]),
    ];

    [Fact]
    public void Means_are_over_the_tracks_in_which_a_source_sounds()
    {
        var summary = EvaluationSummary.Of(Sources, Tracks);

        Assert.Equal(["bass", "piano"], summary.Sources.Keys);
        Assert.Equal((3, -2.0, 6.0, 8.0, 11.0), Values(summary.Sources["bass"]));
        Assert.Equal((2, 1.0, 4.0, 3.0, 8.0), Values(summary.Sources["piano"]));
        Assert.Equal((3, -0.5, 5.0, 5.5, 9.5), Values(summary.Average));
    }

    [Fact]
    public void Intervals_hold_the_mean_and_are_the_same_every_time()
    {
        var summary = EvaluationSummary.Of(Sources, Tracks);

        Assert.Equal([6.0, 10.0], summary.Sources["bass"].ImprovementInterval);      // all draws of one track lie inside 95 %
        Assert.InRange(summary.Average.SiSdrImprovement, summary.Average.ImprovementInterval[0], summary.Average.ImprovementInterval[1]);
        Assert.Equal(summary.Average.ImprovementInterval, EvaluationSummary.Of(Sources, Tracks).Average.ImprovementInterval);
    }

    [Fact]
    public void A_set_without_the_sources_is_refused() =>
        Assert.Throws<CommandFailure>(() => EvaluationSummary.Of(["organ"], [new TrackScore("one", [null])]));

    [Fact]
    public void A_source_that_is_the_whole_mixture_is_no_task()
    {
        var alone = new TrackScore("solo", [new SourceScore(124, 8, 124), null, null]).WithoutLoneSource();
        var together = Tracks[0].WithoutLoneSource();

        Assert.All(alone.Sources, Assert.Null);
        Assert.Equal(Tracks[0].Sources, together.Sources);
    }

    private static (int, double, double, double, double) Values(SourceSummary row) =>
        (row.Items, row.SiSdrInput, row.SiSdr, row.SiSdrImprovement, row.Ideal);
}
