using System.Numerics.Tensors;
using WeakSep.Audio;
using WeakSep.Audio.Dsp;

namespace WeakSep.Trainer.Data.Labels.Mixtures;

/// <summary>A recording of one event in memory, at the rate of training and at a known loudness.</summary>
internal sealed class EventRecording
{
    /// <summary>
    /// Loudness of all recordings, LUFS, amid those of events: so near to them that the gates of a measurement take the
    /// same blocks before and after scaling.
    /// </summary>
    public const double NominalLufs = -27.5;

    private const int Rounds = 3;       // a recording far from the nominal level changes what its gates take while it is scaled
    private const float FullScale = 32767;

    private readonly short[] _samples;  // days of recordings are kept: half the memory of floats, full scale at the peak
    private readonly float _gain;

    private EventRecording(string name, short[] samples, float gain)
    {
        Name = name;
        _samples = samples;
        _gain = gain;
    }

    public string Name { get; }

    public int Length => _samples.Length;

    /// <summary>Takes a recording over; null when it is silent.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="samples">Its samples, at least 0.4 s; overwritten.</param>
    /// <param name="sampleRate">Their rate, Hz.</param>
    public static EventRecording? Create(string name, float[] samples, int sampleRate)
    {
        var peak = TensorPrimitives.MaxMagnitude(samples);

        if (peak == 0)
        {
            return null;
        }

        TensorPrimitives.Multiply(samples, Math.Abs(FullScale / peak), samples);
        var integers = Array.ConvertAll(samples, sample => (short)MathF.Round(sample));
        TensorPrimitives.Multiply(samples, 1 / FullScale, samples);
        var gain = 1 / FullScale;

        for (var round = 0; round < Rounds; round++)
        {
            var lufs = Loudness.Integrated(samples, new AudioFormat(sampleRate, 1));

            if (double.IsNegativeInfinity(lufs))
            {
                return null;
            }

            var step = (float)Decibels.ToAmplitude(NominalLufs - lufs);
            TensorPrimitives.Multiply(samples, step, samples);
            gain *= step;
        }

        return new EventRecording(name, integers, gain);
    }

    /// <summary>Copies a part at the nominal loudness of the whole recording.</summary>
    /// <param name="start">First sample.</param>
    /// <param name="target">Filled.</param>
    public void Read(int start, Span<float> target)
    {
        var part = _samples.AsSpan(start, target.Length);

        for (var i = 0; i < part.Length; i++)
        {
            target[i] = _gain * part[i];
        }
    }

    /// <summary>Where the part of a length begins that holds the loudest tenth of a second.</summary>
    /// <param name="length">Length of the part; at most the recording's.</param>
    /// <param name="step">A tenth of a second, samples.</param>
    public int Loudest(int length, int step)
    {
        var (best, loudest) = (0, -1.0);

        for (var start = 0; start + step <= Length; start += step)
        {
            var energy = 0.0;

            foreach (var sample in _samples.AsSpan(start, step))
            {
                energy += (double)sample * sample;
            }

            (best, loudest) = energy > loudest ? (start, energy) : (best, loudest);
        }

        return Math.Min(best, Length - length);
    }
}
