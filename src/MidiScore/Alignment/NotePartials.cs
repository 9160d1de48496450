namespace WeakSep.MidiScore.Alignment;

/// <summary>The semitone bands that a note sounds in: its first partials, each weaker than the one before.</summary>
internal static class NotePartials
{
    private const float Decay = 0.7f;

    // Semitones of partials 1 to 6 above the fundamental.
    private static readonly int[] Offsets = [0, 12, 19, 24, 28, 31];

    /// <summary>The bands of a note inside a range.</summary>
    /// <param name="pitch">MIDI pitch, semitones of transposition included.</param>
    /// <param name="lowest">Lowest band.</param>
    public static IEnumerable<(int Band, float Weight)> Of(int pitch, int lowest)
    {
        var weight = 1f;

        foreach (var offset in Offsets)
        {
            var band = pitch + offset;

            if (band >= lowest && band <= SemitoneBands.Highest)
            {
                yield return (band, weight);
            }

            weight *= Decay;
        }
    }
}
