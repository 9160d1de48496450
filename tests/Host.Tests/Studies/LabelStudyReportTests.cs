using System.Text.Json;
using WeakSep.Host.Studies;

namespace WeakSep.Host.Tests.Studies;

public sealed class LabelStudyReportTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Published_rows_stand_beside_ours_with_means_medians_and_intervals()
    {
        var study = new StudyFile
        {
            Bound = "strong",
            PublishedMixture = new() { ["dog"] = double.NaN },
            Tests = [new StudyTest { Id = "sparse", Title = "lambda 5" }],
            Rows =
            [
                new StudyRow { Id = "strong", Title = "strong labels", Table = "VI", Published = new() { ["overall"] = 10 } },
                new StudyRow
                {
                    Id = "frame",
                    Title = "frame labels",
                    Table = "VI",
                    Published = new() { ["dog"] = 8.3, ["overall"] = 6.75 },
                    PublishedMedian = new() { ["dog"] = double.NaN },
                    Classification = new() { Title = "CRNN", Table = "IV", Published = new() { ["dog"] = 0.87, ["siren"] = 0.876 } },
                },
                new StudyRow { Id = "other", Same = "frame", Title = "fix", Table = "VII" },
                new StudyRow { Id = "clip", Title = "clip labels", Table = "VI" },
            ],
            Orders =
            [
                new StudyOrder { Claim = "strong over frame", Better = ["strong"], Worse = ["frame"] },
                new StudyOrder { Claim = "frame over strong", Better = ["other"], Worse = ["strong"] },
                new StudyOrder { Claim = "the same twice", Better = ["frame", "strong"], Worse = ["strong"] },
                new StudyOrder { Claim = "frame over clip", Better = ["frame"], Worse = ["clip"] },
            ],
        };
        // Of two dogs and a siren in two clips; strong labels gain 1 dB more on each.
        var frame = Result([("a", "dog", -2, 3), ("a", "siren", -1, 1), ("b", "dog", -4, 8)], 0.5);
        var strong = Result([("a", "dog", -2, 4), ("a", "siren", -1, 2), ("b", "dog", -4, 9)], 0.5);
        var report = new LabelStudyReport(study, new Dictionary<string, LabelStudyResult>
        {
            ["strong"] = strong,
            ["frame"] = frame,
            ["other"] = frame,
        }).Markdown();

        Assert.Equal(
            """
            SI-SDR improvement in dB, mean / median over clips and classes; silent sources and clips of a single class are left out. A cell of the paper that is lost is called so.

            ### VI

            | | dog (paper) | overall (paper) | dog | siren | overall | overall, 95 % | of the way to the bound |
            |---|---|---|---|---|---|---|---|
            | mixture, lambda 5: SI-SDR | lost |  | -3.00 / -3.00 | -1.00 / -1.00 | -2.33 / -2.00 | 2 clips |  |
            | strong labels |  | 10.0 | 6.50 / 6.50 | 2.00 / 2.00 | 5.00 / 4.00 | 3.00 to 9.00 | 100 % |
            | frame labels | 8.3 / lost | 6.75 | 5.50 / 5.50 | 1.00 / 1.00 | 4.00 / 3.00 | 2.00 to 8.00 | 80 % |

            Of 1 pairs of published rows that lie more than 0.3 dB apart, 1 have the same order here.

            ### VII

            | | dog | siren | overall | overall, 95 % | of the way to the bound |
            |---|---|---|---|---|---|
            | mixture, lambda 5: SI-SDR | -3.00 / -3.00 | -1.00 / -1.00 | -2.33 / -2.00 | 2 clips |  |
            | fix | 5.50 / 5.50 | 1.00 / 1.00 | 4.00 / 3.00 | 2.00 to 8.00 | 80 % |

            ### IV

            | F-measure | dog (paper) | siren (paper) | dog | siren | mean (paper) | mean |
            |---|---|---|---|---|---|---|
            | CRNN | 0.870 | 0.876 | 0.500 | 0.250 | 0.873 | 0.375 |

            ### Published orders

            Differences of the same clips, 95 % interval over clips.

            | published | here, dB | 95 % | holds |
            |---|---|---|---|
            | strong over frame | 1.00 | 1.00 to 1.00 | yes |
            | frame over strong | -1.00 | -1.00 to -1.00 | no |
            | the same twice | 0.00 | 0.00 to 0.00 | open |

            Not run yet: clip.

            """,
            report);
    }

    [Fact]
    public void A_result_is_read_from_what_evaluate_writes()
    {
        var result = Read("""
            {
              "sources": { "dog": {}, "siren": {} },
              "tracks": [
                { "track": "a", "sources": { "dog": { "siSdrInput": -2, "siSdrImprovement": 3.5 } } },
                { "track": "b", "sources": {
                  "dog": { "siSdrInput": -1, "siSdrImprovement": 1 }, "siren": { "siSdrInput": 0.5, "siSdrImprovement": -1 } } }
              ],
              "classification": { "sources": {
                "dog": { "frames": null, "clips": { "f": 0.75 } }, "siren": { "frames": null, "clips": { "f": 0.5 } } } }
            }
            """);

        Assert.Equal(["dog", "siren"], result.Classes);
        Assert.Equal(2, result.Clips);
        Assert.Equal([new("a", "dog", -2, 3.5), new("b", "dog", -1, 1), new("b", "siren", 0.5, -1)], result.Scores);
        Assert.Empty(result.FrameF);
        Assert.Equal((0.75, 0.5), (result.ClipF["dog"], result.ClipF["siren"]));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "sources": {}, "tracks": [{ "track": 7, "sources": { "dog": {} } }] }""")]
    [InlineData("""{ "sources": [], "tracks": [] }""")]
    public void A_file_of_another_form_is_named(string json) =>
        Assert.Contains("result.json", Assert.Throws<JsonException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_median_of_an_even_number_lies_between_the_middle_two()
    {
        Assert.Equal(2.5, ClipStatistics.Median([4, 1, 2, 3]));
        Assert.Equal(2, ClipStatistics.Median([9, 1, 2]));
        Assert.True(double.IsNaN(ClipStatistics.Median([])));
    }

    private LabelStudyResult Read(string json)
    {
        var path = _workspace.At("result.json");
        File.WriteAllText(path, json);

        return LabelStudyResult.Read(path);
    }

    private static LabelStudyResult Result((string Clip, string Class, double Input, double Improvement)[] scores, double f) => new(
        ["dog", "siren"],
        scores.Select(score => score.Clip).Distinct().Count(),
        [.. scores.Select(score => new ClipScore(score.Clip, score.Class, score.Input, score.Improvement))],
        new Dictionary<string, double> { ["dog"] = f, ["siren"] = f / 2 },
        new Dictionary<string, double>());
}
