using System.Runtime.Intrinsics;

namespace WeakSep.Composer.Rendering.Models;

/// <summary>
/// Decaying sinusoids, eight at a time, each a number that turns and shrinks: z = z r (cos w + i sin w).
/// </summary>
internal sealed class PartialBank
{
    private const int Lanes = 8;
    private const int ChunkFrames = 64;
    private const float Inaudible = 2e-6f;          // of an amplitude of 1

    private readonly int _sampleRate;
    private readonly float[] _real;
    private readonly float[] _imaginary;
    private readonly float[] _cosine;
    private readonly float[] _sine;
    private readonly double[] _frequencyHz;
    private readonly double[] _decaySeconds;
    private readonly Vector256<float>[] _chunk = new Vector256<float>[ChunkFrames];
    private int _groups;

    /// <summary>Creates a bank.</summary>
    /// <param name="partials">Frequency, amplitude and decay time of each, the longest lasting first.</param>
    /// <param name="sampleRate">Rate in Hz.</param>
    internal PartialBank(
        IReadOnlyList<(double FrequencyHz, double Amplitude, double DecaySeconds)> partials, int sampleRate)
    {
        _sampleRate = sampleRate;
        _groups = (partials.Count + Lanes - 1) / Lanes;
        var size = _groups * Lanes;
        (_real, _imaginary, _cosine, _sine) = (new float[size], new float[size], new float[size], new float[size]);
        (_frequencyHz, _decaySeconds) = (new double[size], new double[size]);
        Array.Fill(_decaySeconds, 1);

        for (var i = 0; i < partials.Count; i++)
        {
            _frequencyHz[i] = partials[i].FrequencyHz;
            _decaySeconds[i] = partials[i].DecaySeconds;

            // They start at a crossing of zero: a struck string is at rest.
            _real[i] = (float)partials[i].Amplitude;
        }

        Tune(1);
    }

    /// <summary>Whether anything can still be heard.</summary>
    internal bool IsSounding => _groups > 0;

    /// <summary>Sets the pitch.</summary>
    /// <param name="ratio">Factor on every frequency.</param>
    internal void Tune(double ratio)
    {
        for (var i = 0; i < _groups * Lanes; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * _frequencyHz[i] * ratio / _sampleRate);
            var radius = Math.Pow(10, -3 / (_decaySeconds[i] * _sampleRate));
            (_cosine[i], _sine[i]) = ((float)(radius * cosine), (float)(radius * sine));
        }
    }

    /// <summary>Makes every partial decay at least this fast.</summary>
    /// <param name="seconds">Time for 60 dB.</param>
    /// <param name="ratio">Current factor on every frequency.</param>
    internal void Damp(double seconds, double ratio)
    {
        for (var i = 0; i < _decaySeconds.Length; i++)
        {
            _decaySeconds[i] = Math.Min(_decaySeconds[i], seconds);
        }

        Tune(ratio);
    }

    /// <summary>Adds the next samples.</summary>
    /// <param name="output">At most 64 samples.</param>
    internal void Add(Span<float> output)
    {
        var chunk = _chunk.AsSpan(0, output.Length);
        chunk.Clear();

        for (var group = 0; group < _groups; group++)
        {
            Turn(group * Lanes, chunk);
        }

        for (var i = 0; i < output.Length; i++)
        {
            output[i] += Vector256.Sum(chunk[i]);
        }

        while (_groups > 0 && IsSilent((_groups - 1) * Lanes))
        {
            _groups--;
        }
    }

    private void Turn(int at, Span<Vector256<float>> chunk)
    {
        var real = Vector256.Create<float>(_real.AsSpan(at));
        var imaginary = Vector256.Create<float>(_imaginary.AsSpan(at));
        var cosine = Vector256.Create<float>(_cosine.AsSpan(at));
        var sine = Vector256.Create<float>(_sine.AsSpan(at));

        foreach (ref var sum in chunk)
        {
            (real, imaginary) = ((real * cosine) - (imaginary * sine), (real * sine) + (imaginary * cosine));
            sum += imaginary;
        }

        real.CopyTo(_real, at);
        imaginary.CopyTo(_imaginary, at);
    }

    private bool IsSilent(int at)
    {
        var size = Vector256.Abs(Vector256.Create<float>(_real.AsSpan(at)))
            + Vector256.Abs(Vector256.Create<float>(_imaginary.AsSpan(at)));
        return Vector256.LessThanAll(size, Vector256.Create(Inaudible));
    }
}
