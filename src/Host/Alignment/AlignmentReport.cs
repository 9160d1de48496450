using System.Text.Json.Nodes;
using WeakSep.MidiScore.Alignment;

namespace WeakSep.Host.Alignment;

/// <summary>An alignment as a person and as a program reads it.</summary>
internal static class AlignmentReport
{
    /// <summary>One line for people.</summary>
    /// <param name="output">The file that was written.</param>
    /// <param name="alignment">The alignment.</param>
    public static string Line(string output, ScoreAlignment alignment)
    {
        var (earliest, latest) = Deviation(alignment.Map);
        var doubt = alignment.Reason is { } reason ? $"; {reason}" : "";

        return FormattableString.Invariant(
            $"{output}: {alignment.Score.NoteCount} notes, confidence {alignment.Confidence:0.00}, moved by {earliest:+0.00;-0.00;0.00} to {latest:+0.00;-0.00;0.00} s, rate {alignment.Map.MeanRate:0.00}, tuning {alignment.TuningCents:+0;-0;0} cents{doubt}");
    }

    /// <summary>One JSON object.</summary>
    /// <param name="alignment">The alignment.</param>
    public static string Json(ScoreAlignment alignment)
    {
        var (earliest, latest) = Deviation(alignment.Map);

        return new JsonObject
        {
            ["fits"] = alignment.Fits,
            ["reason"] = alignment.Reason,
            ["confidence"] = Rounded(alignment.Confidence),
            ["semitones"] = alignment.Semitones,
            ["tuning_cents"] = Rounded(alignment.TuningCents),
            ["notes"] = alignment.Score.NoteCount,
            ["moved_seconds"] = new JsonArray(Rounded(earliest), Rounded(latest)),
            ["map"] = new JsonArray([.. alignment.Map.Knots.Select(knot => new JsonArray(Rounded(knot.Score), Rounded(knot.Recording)))]),
        }.ToJsonString();
    }

    /// <summary>How far onsets move, from the most negative to the most positive, in seconds.</summary>
    private static (double Earliest, double Latest) Deviation(TimeMap map) => (
        map.Knots.Min(knot => knot.Recording - knot.Score), map.Knots.Max(knot => knot.Recording - knot.Score));

    private static double Rounded(double value) => Math.Round(value, 4);
}
