using WeakSep.Audio.Dsp;
using WeakSep.Audio.Spectral;

namespace WeakSep.Trainer.Data.Checks;

/// <summary>How far a song's spectrum stands out above its surroundings: partials are high, noise and gaps between partials low.</summary>
internal sealed class SongLevels
{
    private const int SampleRate = 16000;
    private const int Window = 4096;        // a quarter tone at 300 Hz is two bins
    private const int NeighbourBins = 24;   // on each side, whose mean level is what stands around
    private const double MostDb = 40;
    private const double FloorDb = -90;

    private readonly float[] _levels;

    /// <summary>Analyses a song.</summary>
    /// <param name="mono">Its samples.</param>
    /// <param name="sampleRate">Their rate in hertz.</param>
    public SongLevels(float[] mono, int sampleRate)
    {
        var samples = sampleRate == SampleRate ? mono : Resampler.Resample(mono, sampleRate, SampleRate);
        var spectrum = Stft.Forward(samples, Grid, WindowShape.Hann);
        Frames = spectrum.Frames;
        _levels = new float[Frames * Grid.Bins];
        var decibels = new double[Grid.Bins];
        var sums = new double[Grid.Bins + 1];

        for (var frame = 0; frame < Frames; frame++)
        {
            for (var bin = 0; bin < Grid.Bins; bin++)
            {
                var (re, im) = (spectrum.Re(frame)[bin], spectrum.Im(frame)[bin]);
                var power = ((double)re * re + (double)im * im) / ((double)Window * Window);
                decibels[bin] = Math.Max(FloorDb, 10 * Math.Log10(power + 1e-30));
                sums[bin + 1] = sums[bin] + decibels[bin];
            }

            for (var bin = 0; bin < Grid.Bins; bin++)
            {
                var (from, to) = (Math.Max(0, bin - NeighbourBins), Math.Min(Grid.Bins, bin + NeighbourBins + 1));
                var around = (sums[to] - sums[from]) / (to - from);
                _levels[frame * Grid.Bins + bin] = (float)Math.Clamp(decibels[bin] - around, 0, MostDb);
            }
        }
    }

    /// <summary>The grid of the frames.</summary>
    public static StftGrid Grid { get; } = new(SampleRate, Window, Window / 2);

    /// <summary>Number of frames.</summary>
    public int Frames { get; }

    /// <summary>Highest level within a bin of a frequency, dB above its surroundings, 0 to 40.</summary>
    /// <param name="frame">0 to <see cref="Frames"/> - 1.</param>
    /// <param name="hertz">A frequency between the lowest and the highest bin.</param>
    public float Near(int frame, double hertz)
    {
        var at = frame * Grid.Bins + (int)Math.Round(hertz / Grid.BinSpacingHz);

        return Math.Max(_levels[at], Math.Max(_levels[at - 1], _levels[at + 1]));
    }
}
