using WeakSep.Host.Studies;

namespace WeakSep.Host.Tests.Studies;

public class StudyReportTests
{
    [Fact]
    public void Published_rows_stand_beside_ours_and_a_broken_order_is_named()
    {
        var study = new StudyFile
        {
            Bound = "best",
            PublishedMixture = new() { ["bass"] = -1, ["average"] = -1 },
            Rows =
            [
                Row("best", "the bound", 9),
                Row("good", "good", 6),
                Row("close", "close to good", 5.9),
                Row("poor", "poor", 3),
                new StudyRow { Id = "ours", Title = "our own", Table = "T" },
            ],
        };
        var report = new StudyReport(study, new Dictionary<string, StudyResult>
        {
            ["best"] = Result(8),
            ["good"] = Result(2),
            ["close"] = Result(5),
            ["poor"] = Result(4),
            ["ours"] = Result(6),
        }).Markdown("set");

        Assert.Contains("| mixture | -1.00 | -1.00 | -2.00 | -2.00 |", report, StringComparison.Ordinal);
        Assert.Contains("| good | 6.00 | 6.00 | 2.00 | 2.00 | 4.00 (3.50 to 4.50) | 40 % |", report, StringComparison.Ordinal);
        Assert.Contains("| our own |  |  | 6.00 | 6.00 | 8.00 (7.50 to 8.50) | 80 % |", report, StringComparison.Ordinal);
        // best over the three others, good and close over poor; good over close is too near to count.
        Assert.Contains("Of 5 pairs of published rows that lie more than 0.3 dB apart, 4 have", report, StringComparison.Ordinal);
        Assert.Contains("*good* over *poor* by 3.00 dB; here -2.00", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Orders_are_judged_on_the_same_tracks_by_the_mean_of_the_sources()
    {
        var study = new StudyFile
        {
            Bound = "a",
            Rows = [Row("a", "A", 9), Row("b", "B", 6) with { Bound = "c" }, Row("c", "C", 7), Row("d", "D", 1)],
            Orders =
            [
                new StudyOrder { Claim = "a over b", Better = ["a"], Worse = ["b"] },
                new StudyOrder { Claim = "b over a", Better = ["b"], Worse = ["a"] },
                new StudyOrder { Claim = "a over d", Better = ["a"], Worse = ["d"] },
            ],
        };
        // Bass in one of three tracks, piano in all: a gains 4 dB in the bass and 1 dB in the pianos, so 2.5 and not 1.75.
        var report = new StudyReport(study, new Dictionary<string, StudyResult>
        {
            ["a"] = Result(8) with { Scores = [new("1", "bass", -2, 10), new("1", "piano", -2, 5), new("2", "piano", -2, 6), new("3", "piano", -2, 7)] },
            ["b"] = Result(2) with { Scores = [new("1", "bass", -2, 6), new("1", "piano", -2, 4), new("2", "piano", -2, 5), new("3", "piano", -2, 6)] },
            ["c"] = Result(6),
        }).Markdown("set");

        // Draws without the first track have the pianos alone.
        Assert.Contains("| a over b | 2.50 | 1.00 to 2.50 | yes |", report, StringComparison.Ordinal);
        Assert.Contains("| b over a | -2.50 | -2.50 to -1.00 | no |", report, StringComparison.Ordinal);
        Assert.DoesNotContain("a over d", report, StringComparison.Ordinal);
        Assert.Contains("| B | 6.00 | 6.00 | 2.00 | 2.00 | 4.00 (3.50 to 4.50) | 50 % |", report, StringComparison.Ordinal);
        Assert.Contains("Not run yet: d.", report, StringComparison.Ordinal);
    }

    private static StudyRow Row(string id, string title, double published) => new()
    {
        Id = id,
        Title = title,
        Table = "T",
        Published = new() { ["bass"] = published, ["average"] = published },
    };

    /// <summary>A result of one source on a mixture of -2 dB.</summary>
    private static StudyResult Result(double decibels)
    {
        var improvement = decibels + 2;

        return new StudyResult(
            3,
            new Dictionary<string, double> { ["bass"] = -2, ["average"] = -2 },
            new Dictionary<string, double> { ["bass"] = decibels, ["average"] = decibels },
            improvement - 0.5,
            improvement + 0.5,
            []);
    }
}
