namespace WeakSep.Audio.Metrics;

/// <summary>
/// The "sources" measures of BSS eval version 3, which forgive any filter on the source; in decibels.
/// </summary>
/// <param name="Sdr">Signal to everything else.</param>
/// <param name="Sir">Signal to interference from other sources.</param>
/// <param name="Sar">Signal and interference to artefacts.</param>
public readonly record struct BssSourceScore(double Sdr, double Sir, double Sar);
