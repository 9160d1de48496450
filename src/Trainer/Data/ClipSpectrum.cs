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
    private readonly float _scale;

    public ClipSpectrum(StftGrid grid, WindowShape shape, int bins, int frames)
    {
        Grid = grid;
        Bins = bins;
        Frames = frames;
        WaveLength = (frames - 1) * grid.Hop + grid.WindowSize;
        _fft = new RealFft(grid.WindowSize);
        _window = WindowPair.Create(shape, grid.WindowSize, grid.Hop).Analysis.ToArray();
        _frame = new float[grid.WindowSize];
        _re = new float[grid.Bins];
        _im = new float[grid.Bins];
        _scale = 1 / _window.Sum();
        FrameEnergyGain = grid.WindowSize * _window.Sum(w => (double)w * w) * _scale * _scale / 2;
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
        const float FullScale = 1f / 32768;
        var start = centre - Grid.WindowSize / 2 * ratio;

        for (var n = 0; n < wave.Length; n++)
        {
            var position = start + n * ratio;
            var index = (int)Math.Floor(position);
            var x = (float)(position - index);
            var (a, b, c, d) = index >= 1 && index + 2 < track.Length
                ? (track[index - 1], track[index], track[index + 1], track[index + 2])
                : (At(track, index - 1), At(track, index), At(track, index + 1), At(track, index + 2));
            var slope = 0.5f * (c - a);
            var curve = a - 2.5f * b + 2f * c - 0.5f * d;
            var bend = 0.5f * (d - a) + 1.5f * (b - c);
            wave[n] = FullScale * (((bend * x + curve) * x + slope) * x + b);
        }
    }

    /// <summary>The spectrum [frames, bins] of a clip, divided by the window's sum.</summary>
    public void Transform(ReadOnlySpan<float> wave, Span<float> re, Span<float> im)
    {

        for (var frame = 0; frame < Frames; frame++)
        {
            var samples = wave.Slice(frame * Grid.Hop, Grid.WindowSize);

            for (var i = 0; i < _frame.Length; i++)
            {
                _frame[i] = samples[i] * _window[i] * _scale;
            }

            _fft.Forward(_frame, _re, _im);
            _re.AsSpan(0, Bins).CopyTo(re[(frame * Bins)..]);
            _im.AsSpan(0, Bins).CopyTo(im[(frame * Bins)..]);
        }
    }

    private static short At(ReadOnlySpan<short> track, int index)
    {
        return (uint)index < (uint)track.Length ? track[index] : (short)0;
    }
}
