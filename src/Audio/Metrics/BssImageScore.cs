namespace WeakSep.Audio.Metrics;

/// <summary>The "images" measures of BSS eval, those of version 4 and museval; in decibels.</summary>
/// <param name="Sdr">Signal to everything else; the same as plain SDR.</param>
/// <param name="Isr">Signal to its own filtering.</param>
/// <param name="Sir">Filtered signal to interference from other sources.</param>
/// <param name="Sar">Filtered signal and interference to artefacts.</param>
public readonly record struct BssImageScore(double Sdr, double Isr, double Sir, double Sar)
{
    /// <summary>The score of a window in which a reference or an estimate is silent.</summary>
    public static BssImageScore Undefined { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN);
}
