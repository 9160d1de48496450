namespace WeakSep.RealtimeSeparator;

/// <summary>How late a live separator's outputs are, by cause; all outputs alike. In samples.</summary>
/// <param name="WindowSamples">A frame is final when the synthesis window, less a hop, has passed it.</param>
/// <param name="BlockSamples">Blocks that hops do not divide wait for the next hop.</param>
/// <param name="ModelSamples">The model has until the next block to compute masks.</param>
/// <param name="LookaheadSamples">A model that is not causal hears what comes after a frame, and computes several at once.</param>
public readonly record struct SeparatorLatency(int WindowSamples, int BlockSamples, int ModelSamples, int LookaheadSamples)
{
    /// <summary>The sum.</summary>
    public int TotalSamples => WindowSamples + BlockSamples + ModelSamples + LookaheadSamples;

    /// <summary>The latency of a stream.</summary>
    /// <param name="synthesisSamples">Length of the synthesis window.</param>
    /// <param name="hop">Samples from frame to frame.</param>
    /// <param name="blockFrames">Samples per channel of a block, all blocks alike.</param>
    /// <param name="delayFrames">Later frames that the model must have seen before it gives a frame's masks.</param>
    /// <param name="burstFrames">Frames that it computes at once.</param>
    internal static SeparatorLatency Of(int synthesisSamples, int hop, int blockFrames, int delayFrames, int burstFrames) => new(
        WindowSamples: synthesisSamples - hop,
        BlockSamples: hop - GreatestCommonDivisor(hop, blockFrames),
        ModelSamples: blockFrames,
        LookaheadSamples: (delayFrames + burstFrames - 1) * hop);

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
