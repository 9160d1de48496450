using WeakSep.Audio.Spectral;

namespace WeakSep.Trainer.Data.Labels;

/// <summary>
/// Magnitudes of whole clips as weak-labels.md section 4 has them: frames centred on multiples of the hop, the clip mirrored
/// at its ends, over the sum of the window. Holds buffers: one per thread.
/// </summary>
internal sealed class ClipFeatures
{
    private readonly ClipSpectrum _spectrum;
    private readonly float[] _wave;
    private readonly float[] _re;
    private readonly float[] _im;

    public ClipFeatures(TrainingSettings settings)
    {
        _spectrum = new ClipSpectrum(settings.Grid, settings.Windows, settings.Bins, settings.ClipFrames);
        _wave = new float[_spectrum.WaveLength];
        _re = new float[settings.ClipFrames * settings.Bins];
        _im = new float[_re.Length];
    }

    /// <summary>Writes the magnitudes of a clip.</summary>
    /// <param name="samples">The clip.</param>
    /// <param name="magnitudes">Receives [frames, bins].</param>
    public void Write(ReadOnlySpan<float> samples, Span<float> magnitudes)
    {
        for (var n = 0; n < _wave.Length; n++)
        {
            _wave[n] = samples[Mirrored(n - _spectrum.Centre, samples.Length)];
        }

        _spectrum.Transform(_wave, _re, _im);
        Spectrum.Magnitudes(_re, _im, magnitudes);
    }

    /// <summary>The sample that stands for one before the first or behind the last; the ends themselves are not doubled.</summary>
    private static int Mirrored(int index, int length)
    {
        var period = Math.Max(1, 2 * (length - 1));
        var folded = ((index % period) + period) % period;

        return Math.Min(folded, period - folded);
    }
}
