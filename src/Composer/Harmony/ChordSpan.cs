namespace WeakSep.Composer.Harmony;

/// <summary>A chord that lasts; start and length in quarter notes, half-open.</summary>
internal readonly record struct ChordSpan(double Start, double Length, Chord Chord, Key Key, PitchSet Scale)
{
    /// <summary>Where the next chord begins.</summary>
    public double End => Start + Length;
}
