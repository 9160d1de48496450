namespace WeakSep.RealtimeSeparator;

/// <summary>What a separation came across.</summary>
/// <param name="Frames">Samples per channel.</param>
/// <param name="NonFiniteSamples">Samples of the mixture that were not numbers, or infinite, and were taken as 0.</param>
public readonly record struct SeparationSummary(long Frames, long NonFiniteSamples);
