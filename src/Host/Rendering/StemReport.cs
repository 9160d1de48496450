namespace WeakSep.Host.Rendering;

/// <summary>One stem in <c>separation.json</c>.</summary>
/// <param name="Source">Id of the source, or <c>residual</c>.</param>
/// <param name="File">Name of the file beside the report.</param>
/// <param name="LoudnessLufs">Integrated loudness (BS.1770-4); null for silence.</param>
/// <param name="PeakDb">Highest sample in dBFS; null for silence.</param>
/// <param name="EnergyShare">Energy over the mixture's; 0 for a silent mixture.</param>
/// <param name="ClippedSamples">Samples beyond full scale, which integers cannot hold.</param>
internal sealed record StemReport(
    string Source, string File, double? LoudnessLufs, double? PeakDb, double EnergyShare, long ClippedSamples);
