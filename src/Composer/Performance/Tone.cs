namespace WeakSep.Composer.Performance;

/// <summary>
/// A written note: start and length in beats, loudness 0 to 1 (0.7 is normal), and seconds by which a strummed or
/// rolled note comes after its chord.
/// </summary>
internal readonly record struct Tone(double Start, double Length, int Pitch, double Loudness, double DelaySeconds = 0)
{
    /// <summary>Where the key is released.</summary>
    public double End => Start + Length;
}
