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
            improvement + 0.5);
    }
}
