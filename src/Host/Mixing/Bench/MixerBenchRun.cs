namespace WeakSep.Host.Mixing.Bench;

/// <summary>How a live mixer fared for a while.</summary>
/// <param name="Seconds">How long.</param>
/// <param name="LateBlocks">Frames that went out with older masks.</param>
/// <param name="Xruns">How often the device ran out of time.</param>
/// <param name="Load">Share of one core that the sound took.</param>
/// <param name="AllocatedBytes">What the audio thread and the model's thread allocated.</param>
/// <param name="GcPauseMs">How long garbage collections stopped the process.</param>
/// <param name="Messages">What a client heard; 0 where there was none.</param>
internal sealed record MixerBenchRun(
    double Seconds, long LateBlocks, long Xruns, double Load, long AllocatedBytes, double GcPauseMs, long Messages)
{
    /// <summary>Nothing yet.</summary>
    internal static MixerBenchRun None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Both together.</summary>
    internal MixerBenchRun Plus(MixerBenchRun other) => new(
        Seconds + other.Seconds,
        LateBlocks + other.LateBlocks,
        Xruns + other.Xruns,
        ((Load * Seconds) + (other.Load * other.Seconds)) / Math.Max(Seconds + other.Seconds, 1e-9),
        AllocatedBytes + other.AllocatedBytes,
        GcPauseMs + other.GcPauseMs,
        Messages + other.Messages);
}
