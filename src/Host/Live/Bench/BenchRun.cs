namespace WeakSep.Host.Live.Bench;

/// <summary>What one way of driving the engine gave.</summary>
/// <param name="Seconds">How long the sound lasted.</param>
/// <param name="Load">Share of one core.</param>
/// <param name="BlockMs">Of a block on the audio thread.</param>
/// <param name="ModelMs">Of the model per frame.</param>
/// <param name="ResponseMs">From the start of the block that completes a frame until its masks are there.</param>
/// <param name="LateBlocks">Frames that went out with older masks.</param>
/// <param name="Xruns">Deadlines missed by more than a block.</param>
/// <param name="AllocatedBytes">What the audio thread and the model's thread allocated.</param>
/// <param name="GcPauseMs">How long garbage collections stopped the process.</param>
internal sealed record BenchRun(
    double Seconds,
    BenchLoad Load,
    DurationSummary BlockMs,
    DurationSummary ModelMs,
    DurationSummary ResponseMs,
    long LateBlocks,
    long Xruns,
    long AllocatedBytes,
    double GcPauseMs);
