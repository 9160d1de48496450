namespace WeakSep.MidiScore.Alignment;

/// <summary>Moves a score into the time of a recording.</summary>
public static class ScoreWarp
{
    private const double ShortestRemainder = 0.03;      // of a note that began before the recording does

    /// <summary>Warps notes, controls, bends and tempo map.</summary>
    /// <param name="score">The score.</param>
    /// <param name="map">Score time to recording time.</param>
    /// <param name="endSeconds">Notes, controls and bends at or after this time of the recording are left out; sounding notes end here.</param>
    public static Score Apply(Score score, TimeMap map, double endSeconds) => score with
    {
        Parts = [.. score.Parts.Select(part => Apply(part, map, endSeconds)).Where(part => part.Notes.Count > 0)],
        Tempo = WarpedTempo.Of(score.Tempo, map, Math.Min(score.DurationSeconds, map.ToScore(endSeconds))),
    };

    private static ScorePart Apply(ScorePart part, TimeMap map, double endSeconds)
    {
        double Warp(double seconds) => Math.Max(0, map.ToRecording(seconds));

        // What is set before the recording begins still holds at its start, so nothing early is left out.
        return part with
        {
            Notes =
            [
                .. part.Notes
                    .Select(note => note with { Onset = Warp(note.Onset), Offset = Math.Min(endSeconds, Warp(note.Offset)) })
                    .Where(note => note.Onset < endSeconds && note.Offset > (note.Onset > 0 ? 0 : ShortestRemainder)),
            ],
            Controls = [.. part.Controls.Select(change => change with { Time = Warp(change.Time) }).Where(change => change.Time < endSeconds)],
            Bends = [.. part.Bends.Select(bend => bend with { Time = Warp(bend.Time) }).Where(bend => bend.Time < endSeconds)],
        };
    }
}
