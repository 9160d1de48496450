using WeakSep.MidiScore;

namespace WeakSep.Composer.Rendering.DataSets;

/// <summary>
/// Plays a score that lies exactly on the grid as people would: a little early or late, never twice equally loud.
/// </summary>
internal static class Humanizer
{
    private const double PlayerLagSeconds = 0.006;      // a player who is always ahead of or behind the beat
    private const double DriftSeconds = 0.008;          // how far the timing wanders
    private const double DriftMemory = 0.8;             // of one onset's deviation in the next
    private const double SpreadSeconds = 0.003;         // within a chord
    private const double VelocityDeviation = 7;
    private const double LengthDeviation = 0.05;        // of a note's duration
    private const double ChordSeconds = 0.01;           // onsets closer than this belong to one chord
    private const double ShortestSeconds = 0.02;

    /// <summary>Plays a score.</summary>
    /// <param name="score">The score; not changed.</param>
    /// <param name="dice">Source of chance.</param>
    internal static Score Play(Score score, Dice dice) => score with
    {
        Parts =
        [
            .. score.Parts.Select((part, index) => part with { Notes = Play(part.Notes, dice.Fork($"part {index}")) }),
        ],
    };

    private static ScoreNote[] Play(IReadOnlyList<ScoreNote> notes, Dice dice)
    {
        var lag = dice.Gaussian(0, PlayerLagSeconds);
        var drift = 0.0;
        var chord = double.NegativeInfinity;
        var played = new ScoreNote[notes.Count];

        for (var i = 0; i < played.Length; i++)
        {
            var note = notes[i];

            if (note.Onset - chord > ChordSeconds)
            {
                chord = note.Onset;
                drift = (DriftMemory * drift)
                    + dice.Gaussian(0, DriftSeconds * Math.Sqrt(1 - (DriftMemory * DriftMemory)));
            }

            var onset = Math.Max(0, note.Onset + lag + drift + dice.Gaussian(0, SpreadSeconds));
            var length = note.Duration * (1 + dice.Gaussian(0, LengthDeviation));
            var velocity = (int)Math.Round(note.Velocity + dice.Gaussian(0, VelocityDeviation));
            played[i] = note with
            {
                Onset = onset,
                Offset = onset + Math.Max(ShortestSeconds, length),
                Velocity = Math.Clamp(velocity, 1, 127),
            };
        }

        return played;
    }
}
