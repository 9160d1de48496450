namespace WeakSep.MidiScore.Files;

/// <summary>Refuses scores that a MIDI file cannot hold, before a byte is written.</summary>
internal static class ScoreCheck
{
    private const int MaxData = 127;
    private const int MaxNumerator = 255;
    private const int MaxDenominator = 1 << MetaEvent.MaxDenominatorPower;

    /// <summary>Checks every value of a score.</summary>
    /// <exception cref="ArgumentException">Names the first value that is out of range.</exception>
    public static void Require(Score score, int maxParts)
    {
        if (score.Parts.Count > maxParts)
        {
            throw Error($"{score.Parts.Count} parts", $"at most {maxParts}");
        }

        foreach (var metre in score.Tempo.TimeSignatures)
        {
            var isMetre = metre.Numerator is >= 1 and <= MaxNumerator
                && metre.Denominator is >= 1 and <= MaxDenominator
                && int.IsPow2(metre.Denominator);

            if (!isMetre || !IsTime(metre.Time))
            {
                throw Error($"{metre}", "1 to 255 beats of a power of two up to 128");
            }
        }

        foreach (var part in score.Parts)
        {
            RequirePart(part);
        }
    }

    private static void RequirePart(ScorePart part)
    {
        if (!IsData(part.Program))
        {
            throw Error($"program {part.Program} of part '{part.Name}'", "0 to 127");
        }

        foreach (var note in part.Notes)
        {
            var isNote = IsTime(note.Onset) && IsTime(note.Offset) && note.Offset >= note.Onset
                && IsData(note.Pitch) && note.Velocity is > 0 and <= MaxData;

            if (!isNote)
            {
                throw Error($"{note}", "times of 0 s to 24 h in order, pitch 0 to 127, velocity 1 to 127");
            }
        }

        foreach (var change in part.Controls)
        {
            if (!IsTime(change.Time) || !IsData(change.Controller) || !IsData(change.Value))
            {
                throw Error($"{change}", "a time of 0 s to 24 h, controller and value 0 to 127");
            }
        }

        foreach (var bend in part.Bends)
        {
            if (!IsTime(bend.Time) || !double.IsFinite(bend.Semitones))
            {
                throw Error($"{bend}", "a time of 0 s to 24 h and a finite bend");
            }
        }
    }

    private static bool IsTime(double seconds) => seconds is >= 0 and <= ScoreBuilder.MaxSeconds;

    private static bool IsData(int value) => value is >= 0 and <= MaxData;

    private static ArgumentException Error(FormattableString found, string expected) =>
        new($"{FormattableString.Invariant(found)}: expected {expected}");
}
