namespace WeakSep.Audio.Spectral;

/// <summary>
/// Short-time Fourier transform of a whole signal in memory, centred with mirrored ends. The same frames, to the last
/// bit, as <see cref="StftAnalyzer"/> gives block by block.
/// </summary>
public static class Stft
{
    /// <summary>Transforms a signal.</summary>
    /// <param name="mono">One channel, any length.</param>
    /// <param name="grid">Window and hop.</param>
    /// <param name="shape">Window shape.</param>
    /// <returns><c>1 + samples / hop</c> frames.</returns>
    public static SpectrumFrames Forward(ReadOnlySpan<float> mono, StftGrid grid, WindowShape shape)
    {
        var analyzer = new StftAnalyzer(grid, shape);
        var frames = new SpectrumFrames(grid, shape, grid.FrameCount(mono.Length));
        var frame = 0;

        while (!mono.IsEmpty)
        {
            mono = mono[analyzer.Push(mono)..];
            ReadAll(analyzer, frames, ref frame);
        }

        analyzer.Complete();
        ReadAll(analyzer, frames, ref frame);
        return frames;
    }

    /// <summary>Transforms frames back to a signal.</summary>
    /// <param name="frames">All frames of the signal.</param>
    /// <param name="samples">
    /// Length of the signal; the frames of <see cref="Forward"/> reach the original length.
    /// </param>
    /// <returns>One channel, [samples].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The frames do not reach this length.</exception>
    public static float[] Inverse(SpectrumFrames frames, int samples)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        var synthesizer = new StftSynthesizer(frames.Grid, frames.Shape);
        var signal = new float[samples];
        var written = 0;

        for (var frame = 0; frame < frames.Frames; frame++)
        {
            synthesizer.Push(frames.Re(frame), frames.Im(frame));
            written += synthesizer.Read(signal.AsSpan(written));
        }

        synthesizer.Complete(samples);
        synthesizer.Read(signal.AsSpan(written));
        return signal;
    }

    private static void ReadAll(StftAnalyzer analyzer, SpectrumFrames frames, ref int frame)
    {
        while (frame < frames.Frames && analyzer.TryRead(frames.Re(frame), frames.Im(frame)))
        {
            frame++;
        }
    }
}
