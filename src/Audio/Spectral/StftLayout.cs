namespace WeakSep.Audio.Spectral;

/// <summary>Where frames lie against the samples; analysis and synthesis must agree on it.</summary>
internal static class StftLayout
{
    /// <summary>Samples of frame 0 that lie before sample 0 of the signal.</summary>
    public static int Origin(StftGrid grid, StftEdges edges) =>
        edges == StftEdges.Reflect ? grid.WindowSize / 2 : grid.WindowSize - grid.Hop;

    /// <summary>Frames of a signal: all that are needed to put every sample together again.</summary>
    public static long FrameCount(StftGrid grid, WindowPair windows, StftEdges edges, long samples)
    {
        if (edges == StftEdges.Reflect)
        {
            return 1 + (samples / grid.Hop);
        }

        // The last frame is the last whose synthesis window begins at or before the last sample.
        return samples == 0 ? 0 : 1 + ((samples - 1 + windows.SynthesisSize - grid.Hop) / grid.Hop);
    }

    public static void Check(StftGrid grid, WindowPair windows)
    {
        grid.ThrowIfInvalid();

        if (windows.Size != grid.WindowSize || windows.Hop != grid.Hop)
        {
            throw new ArgumentException(
                $"windows of {windows.Size} samples with hop {windows.Hop} do not fit a grid of {grid.WindowSize} "
                + $"with hop {grid.Hop}");
        }
    }
}
