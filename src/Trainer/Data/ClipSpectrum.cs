using System.Numerics;
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

    /// <param name="grid">Window and hop.</param>
    /// <param name="windows">Windows of that size.</param>
    /// <param name="bins">Lowest bins that are kept.</param>
    /// <param name="frames">Frames of a clip.</param>
    public ClipSpectrum(StftGrid grid, WindowPair windows, int bins, int frames)
    {
        Grid = grid;
        Bins = bins;
        Frames = frames;
        WaveLength = (frames - 1) * grid.Hop + grid.WindowSize;
        _fft = new RealFft(grid.WindowSize);
        _window = [.. windows.Analysis];
        Centre = windows.Centre;
        var sum = _window.Sum();
        FrameEnergyGain = grid.WindowSize * _window.Sum(w => (double)w * w) / ((double)sum * sum) / 2;
        TensorPrimitives.Divide(_window, sum, _window);
        _frame = new float[grid.WindowSize];
        _re = new float[grid.Bins];
        _im = new float[grid.Bins];
    }

    public StftGrid Grid { get; }

    /// <summary>The sample of a frame that its window weighs most.</summary>
    public int Centre { get; }

    /// <summary>Lowest bins that are kept.</summary>
    public int Bins { get; }

    public int Frames { get; }

    /// <summary>Samples that the frames of a clip reach over: a window at each.</summary>
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
        var start = centre - Centre * ratio;
        // Where all four points lie inside the track, which is nearly everywhere, no bounds need to be looked at.
        var inside = Math.Clamp((int)Math.Ceiling((1 - start) / ratio), 0, wave.Length);
        var outside = Math.Clamp((int)Math.Floor((track.Length - 3 - start) / ratio), inside, wave.Length);

        for (var n = 0; n < inside; n++)
        {
            wave[n] = AtEdge(track, start + n * ratio);
        }

        Interpolation.Inside(track, start, ratio, wave[..outside], inside);

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
        var lanes = Vector<float>.Count;
        var k = 0;

        for (; k <= target.Length - lanes; k += lanes)
        {
            var (x, y) = (new Vector<float>(mixRe[k..]), new Vector<float>(mixIm[k..]));
            var power = x * x + y * y;
            var along = new Vector<float>(re[k..]) * x + new Vector<float>(im[k..]) * y;
            var magnitude = Vector.SquareRoot(power);
            var share = Vector.Min(Vector.Max(along, Vector<float>.Zero), power) / magnitude;
            // A silent bin divides 0 by 0.
            Vector.ConditionalSelect(Vector.GreaterThan(magnitude, Vector<float>.Zero), share, Vector<float>.Zero)
                .CopyTo(target[k..]);
        }

        for (; k < target.Length; k++)
        {
            var power = mixRe[k] * mixRe[k] + mixIm[k] * mixIm[k];
            var along = re[k] * mixRe[k] + im[k] * mixIm[k];
            target[k] = power > 0 ? Math.Clamp(along, 0, power) / MathF.Sqrt(power) : 0;
        }
    }

    private static float AtEdge(ReadOnlySpan<short> track, double position)
    {
        var index = (int)Math.Floor(position);

        return Interpolation.Hermite(
            At(track, index - 1), At(track, index), At(track, index + 1), At(track, index + 2), (float)(position - index));
    }

    private static short At(ReadOnlySpan<short> track, int index)
    {
        return (uint)index < (uint)track.Length ? track[index] : (short)0;
    }
}
