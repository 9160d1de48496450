namespace WeakSep.Composer.Rendering;

/// <summary>Draws that sound design needs beside those of <see cref="Dice"/>.</summary>
internal static class DiceRanges
{
    private const double MaxDeviations = 3;
    private const double SeedRange = 1UL << 53;     // as many as a unit draw can tell apart

    /// <summary>A positive number whose logarithm is spread evenly, as fits frequencies and times.</summary>
    /// <param name="dice">Source of chance.</param>
    /// <param name="low">Lowest value, above 0.</param>
    /// <param name="high">Highest value.</param>
    internal static double LogBetween(this Dice dice, double low, double high) =>
        low * Math.Pow(high / low, dice.Unit());

    /// <summary>A normally distributed number, cut at three standard deviations.</summary>
    /// <param name="dice">Source of chance.</param>
    /// <param name="mean">Centre.</param>
    /// <param name="deviation">Standard deviation.</param>
    internal static double Gaussian(this Dice dice, double mean, double deviation) =>
        mean + (deviation * Math.Clamp(dice.Normal(), -MaxDeviations, MaxDeviations));

    /// <summary>A seed for another stream.</summary>
    /// <param name="dice">Source of chance.</param>
    internal static ulong Seed(this Dice dice) => (ulong)(dice.Unit() * SeedRange);
}
