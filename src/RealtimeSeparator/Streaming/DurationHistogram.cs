using System.Diagnostics;
using System.Numerics;
using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Streaming;

/// <summary>
/// How long a repeated piece of work takes: counts by duration, in steps of 3 %, so that rare long ones are found without
/// keeping all.
/// </summary>
/// <remarks>One thread adds, any thread reads; nothing is allocated after construction.</remarks>
public sealed class DurationHistogram
{
    private const int StepsPerOctave = 24;          // 2 ^ (1 / 24) is 3 %
    private const int Octaves = 40;                 // from a nanosecond to a quarter of an hour

    private readonly long[] _counts = new long[StepsPerOctave * Octaves];
    private long _count;
    private long _totalNanoseconds;
    private long _longestNanoseconds;

    /// <summary>How many durations were added.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>Their sum, in seconds.</summary>
    public double TotalSeconds => Volatile.Read(ref _totalNanoseconds) * 1e-9;

    /// <summary>The longest one, in seconds.</summary>
    public double LongestSeconds => Volatile.Read(ref _longestNanoseconds) * 1e-9;

    /// <summary>Adds the time since a moment.</summary>
    /// <param name="startedAt">What <see cref="Stopwatch.GetTimestamp"/> gave then.</param>
    [AudioThread]
    public void AddSince(long startedAt)
    {
        var nanoseconds = (long)((Stopwatch.GetTimestamp() - startedAt) * (1e9 / Stopwatch.Frequency));
        nanoseconds = Math.Max(1, nanoseconds);
        _counts[StepOf(nanoseconds)]++;
        Volatile.Write(ref _totalNanoseconds, _totalNanoseconds + nanoseconds);
        Volatile.Write(ref _longestNanoseconds, Math.Max(_longestNanoseconds, nanoseconds));
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>The duration that a share of all does not pass, in seconds, 3 % high at most; 0 when there are none.</summary>
    /// <param name="share">The share, 0 to 1, such as 0.9999.</param>
    public double PercentileSeconds(double share)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var total = _counts.Sum();
        var wanted = (long)Math.Ceiling(share * total);
        var sum = 0L;

        for (var step = 0; step < _counts.Length && total > 0; step++)
        {
            sum += _counts[step];

            if (sum >= wanted && sum > 0)
            {
                return Math.Min(Math.Pow(2, (step + 1.0) / StepsPerOctave) * 1e-9, LongestSeconds);
            }
        }

        return 0;
    }

    /// <summary>Forgets everything; only while nobody adds.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        _totalNanoseconds = 0;
        _longestNanoseconds = 0;
        Volatile.Write(ref _count, 0);
    }

    private int StepOf(long nanoseconds)
    {
        // The octave by its leading bit, the rest by the logarithm of a number from 1 to 2.
        var octave = BitOperations.Log2((ulong)nanoseconds);
        var step = (octave * StepsPerOctave) + (int)(StepsPerOctave * Math.Log2(nanoseconds / (double)(1L << octave)));

        return Math.Min(step, _counts.Length - 1);
    }
}
