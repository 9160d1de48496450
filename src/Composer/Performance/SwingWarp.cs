namespace WeakSep.Composer.Performance;

/// <summary>Moves the off-beats: straight beats in, swung beats out.</summary>
/// <param name="Eighth">Where the second eighth falls within a beat, 0.5 to 0.7.</param>
/// <param name="Sixteenth">Where the second sixteenth falls within an eighth, 0.5 to 0.67.</param>
internal readonly record struct SwingWarp(double Eighth, double Sixteenth)
{
    /// <summary>The swung position.</summary>
    public double At(double beat)
    {
        if (Eighth == 0.5 && Sixteenth == 0.5)
        {
            return beat;
        }

        var whole = Math.Floor(beat);
        var part = beat - whole;
        var half = part < 0.5 ? 0 : 0.5;
        var within = Bend((part - half) / 0.5, Sixteenth);
        var straight = half + (within * 0.5);

        return whole + Bend(straight, Eighth);
    }

    // Piecewise linear: [0, 1/2] to [0, ratio], [1/2, 1] to [ratio, 1].
    private static double Bend(double x, double ratio) =>
        x < 0.5 ? x * 2 * ratio : ratio + ((x - 0.5) * 2 * (1 - ratio));
}
