using System.Numerics.Tensors;
using WeakSep.Audio.Spectral;

namespace WeakSep.Trainer.Data;

/// <summary>Cuts clips out of tracks, resampled where asked, and transforms them. Holds buffers: one per thread.</summary>
internal sealed class ClipSpectrum
{
    private readonly RealFft _fft;
    private readonly float[] _window;
    private readonly float[] _frame;
    private readonly float[] _re;
    private readonly float[] _im;

    public ClipSpectrum(StftGrid grid, WindowShape shape, int bins, int frames)
    {
        Grid = grid;
        Bins = bins;
        Frames = frames;
        WaveLength = (frames - 1) * grid.Hop + grid.WindowSize;
        _fft = new RealFft(grid.WindowSize);
        _window = WindowPair.Create(shape, grid.WindowSize, grid.Hop).Analysis.ToArray();
        var sum = _window.Sum();
        FrameEnergyGain = grid.WindowSize * _window.Sum(w => (double)w * w) / ((double)sum * sum) / 2;
        TensorPrimitives.Divide(_window, sum, _window);
        _frame = new float[grid.WindowSize];
        _re = new float[grid.Bins];
        _im = new float[grid.Bins];
    }

    public StftGrid Grid { get; }

    /// <summary>Lowest bins that are kept.</summary>
    public int Bins { get; }

    public int Frames { get; }

    /// <summary>Samples that the frames of a clip reach over: half a window before the first centre, half after the last.</summary>
    public int WaveLength { get; }

    /// <summary>
    /// Sum of the squared magnitudes of a frame of noise of RMS 1: by Parseval N sum(w^2) / sum(w)^2 over the bins of both
    /// signs, of which half are kept.
    /// </summary>
    public double FrameEnergyGain { get; }

    /// <summary>
    /// Reads a clip whose first frame is centred at <paramref name="centre"/>, at <paramref name="ratio"/> input samples
    /// per output sample (4-point Hermite interpolation). Samples outside the track are 0.
    /// </summary>
    public void Read(ReadOnlySpan<short> track, double centre, double ratio, Span<float> wave)
    {
        var start = centre - Grid.WindowSize / 2 * ratio;
        // Where all four points lie inside the track, which is nearly everywhere, no bounds need to be looked at.
        var inside = Math.Clamp((int)Math.Ceiling((1 - start) / ratio), 0, wave.Length);
        var outside = Math.Clamp((int)Math.Floor((track.Length - 3 - start) / ratio), inside, wave.Length);

        for (var n = 0; n < inside; n++)
        {
            wave[n] = AtEdge(track, start + n * ratio);
        }

        for (var n = inside; n < outside; n++)
        {
            var position = start + n * ratio;
            var index = (int)position;
            var points = track.Slice(index - 1, 4);
            wave[n] = Hermite(points[0], points[1], points[2], points[3], (float)(position - index));
        }

        for (var n = outside; n < wave.Length; n++)
        {
            wave[n] = AtEdge(track, start + n * ratio);
        }
    }

    /// <summary>The spectrum [frames, bins] of a clip, divided by the window's sum.</summary>
    public void Transform(ReadOnlySpan<float> wave, Span<float> re, Span<float> im)
    {

        for (var frame = 0; frame < Frames; frame++)
        {
            var samples = wave.Slice(frame * Grid.Hop, Grid.WindowSize);

            TensorPrimitives.Multiply(samples, _window, _frame);
            _fft.Forward(_frame, _re, _im);
            _re.AsSpan(0, Bins).CopyTo(re[(frame * Bins)..]);
            _im.AsSpan(0, Bins).CopyTo(im[(frame * Bins)..]);
        }
    }

    /// <summary>Magnitudes of a spectrum [frames, bins], times a gain per bin.</summary>
    public void Magnitudes(ReadOnlySpan<float> re, ReadOnlySpan<float> im, ReadOnlySpan<float> gains, Span<float> magnitudes)
    {
        for (var offset = 0; offset < magnitudes.Length; offset += Bins)
        {
            var frame = magnitudes.Slice(offset, Bins);
            TensorPrimitives.Hypot(re.Slice(offset, Bins), im.Slice(offset, Bins), frame);
            TensorPrimitives.Multiply(frame, gains, frame);
        }
    }

    /// <summary>
    /// |S| cos(angle S - angle X) of a source in its mixture, cut to 0 to |X|: what a mask from 0 to 1 on the mixture can
    /// give back of the source.
    /// </summary>
    public static void PhaseSensitive(
        ReadOnlySpan<float> re, ReadOnlySpan<float> im, ReadOnlySpan<float> mixRe, ReadOnlySpan<float> mixIm, Span<float> target)
    {
        for (var k = 0; k < target.Length; k++)
        {
            var power = mixRe[k] * mixRe[k] + mixIm[k] * mixIm[k];
            var share = power > 0 ? (re[k] * mixRe[k] + im[k] * mixIm[k]) / power : 0;
            target[k] = Math.Clamp(share, 0, 1) * MathF.Sqrt(power);
        }
    }

    private static float AtEdge(ReadOnlySpan<short> track, double position)
    {
        var index = (int)Math.Floor(position);

        return Hermite(
            At(track, index - 1), At(track, index), At(track, index + 1), At(track, index + 2), (float)(position - index));
    }

    /// <summary>The cubic through b and c with the slopes that a and d suggest, at x from b to c.</summary>
    private static float Hermite(float a, float b, float c, float d, float x)
    {
        const float FullScale = 1f / 32768;
        var slope = 0.5f * (c - a);
        var curve = a - 2.5f * b + 2f * c - 0.5f * d;
        var bend = 0.5f * (d - a) + 1.5f * (b - c);

        return FullScale * (((bend * x + curve) * x + slope) * x + b);
    }

    private static short At(ReadOnlySpan<short> track, int index)
    {
        return (uint)index < (uint)track.Length ? track[index] : (short)0;
    }
}
