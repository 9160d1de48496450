namespace WeakSep.Audio.Dsp;

/// <summary>Levels in decibels to factors and back.</summary>
public static class Decibels
{
    /// <summary>The amplitude factor of a level: 10^(dB / 20). Negative infinity gives 0.</summary>
    public static double ToAmplitude(double decibels) => Math.Pow(10, decibels / 20);

    /// <summary>The level of an amplitude factor: 20 log10 |a|. 0 gives negative infinity.</summary>
    public static double FromAmplitude(double amplitude) => 20 * Math.Log10(Math.Abs(amplitude));

    /// <summary>The energy ratio of a level: 10^(dB / 10).</summary>
    public static double ToPower(double decibels) => Math.Pow(10, decibels / 10);

    /// <summary>The level of an energy ratio: 10 log10 p. 0 gives negative infinity.</summary>
    public static double FromPower(double power) => 10 * Math.Log10(power);
}
