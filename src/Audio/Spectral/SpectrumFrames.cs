namespace WeakSep.Audio.Spectral;

/// <summary>The short-time spectrum of one channel, real and imaginary parts, [frames, bins] each.</summary>
public sealed class SpectrumFrames
{
    private readonly float[] _re;
    private readonly float[] _im;

    /// <summary>Creates silent frames.</summary>
    /// <param name="grid">The grid that the frames lie on.</param>
    /// <param name="shape">The window that they are seen through.</param>
    /// <param name="frames">Number of frames.</param>
    /// <exception cref="ArgumentOutOfRangeException">More than an array can hold; stream such signals.</exception>
    public SpectrumFrames(StftGrid grid, WindowShape shape, int frames)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frames);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)frames * grid.Bins, Array.MaxLength, nameof(frames));
        Grid = grid;
        Shape = shape;
        Frames = frames;
        _re = new float[frames * grid.Bins];
        _im = new float[frames * grid.Bins];
    }

    /// <summary>The grid that the frames lie on.</summary>
    public StftGrid Grid { get; }

    /// <summary>The window that they are seen through.</summary>
    public WindowShape Shape { get; }

    /// <summary>Number of frames.</summary>
    public int Frames { get; }

    /// <summary>Bins per frame.</summary>
    public int Bins => Grid.Bins;

    /// <summary>The real parts of a frame, [bins].</summary>
    public Span<float> Re(int frame) => _re.AsSpan(frame * Bins, Bins);

    /// <summary>The imaginary parts of a frame, [bins].</summary>
    public Span<float> Im(int frame) => _im.AsSpan(frame * Bins, Bins);

    /// <summary>Writes the magnitudes of a frame.</summary>
    /// <param name="frame">Index of the frame.</param>
    /// <param name="magnitudes">Receives |X|, [bins].</param>
    /// <param name="scale">Factor on each magnitude.</param>
    public void Magnitudes(int frame, Span<float> magnitudes, float scale = 1f) =>
        Spectrum.Magnitudes(Re(frame), Im(frame), magnitudes, scale);
}
