using System.Text;
using System.Text.Json;
using WeakSep.MidiScore.Files;

namespace WeakSep.MidiScore.Tests.Files;

public class ScoreJsonTests
{
    [Fact]
    public void The_fields_are_those_that_others_rely_on()
    {
        var score = new Score(
            [
                new ScorePart { Name = "Low \"E\"", Program = 33, Notes = [new(0.1 + 0.2, 1, 28, 90)] },
                new ScorePart { Name = "Kit", IsDrum = true },
            ],
            new TempoMap([new(0, 120), new(1.5, 90.5)]));

        Assert.Equal(
            """
            {"instruments":[
            {"name":"Low \u0022E\u0022","program":33,"drum":false,
            "notes":[{"onset":0.3,"offset":1,"pitch":28,"velocity":90}]},
            {"name":"Kit","program":0,"drum":true,"notes":[]}],
            "tempo":[{"time":0,"bpm":120},{"time":1.5,"bpm":90.5}]}
            """.Replace("\n", "", StringComparison.Ordinal) + "\n",
            Json(score));
    }

    [Fact]
    public void Long_scores_are_written_whole()
    {
        var notes = Enumerable.Range(0, 20_000).Select(i => new ScoreNote(i, i + 1, 60, 80));
        var score = new Score([new ScorePart { Notes = [.. notes] }], TempoMap.Constant(120));
        using var document = JsonDocument.Parse(Json(score));

        Assert.Equal(20_000, document.RootElement.GetProperty("instruments")[0].GetProperty("notes").GetArrayLength());
    }

    private static string Json(Score score)
    {
        using var stream = new MemoryStream();
        ScoreJson.Write(score, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
