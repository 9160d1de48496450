using System.Runtime.Intrinsics;

namespace WeakSep.Composer.Rendering.Effects;

/// <summary>A room: early reflections and a late field from a feedback delay network of eight lines. Linear.</summary>
/// <remarks>
/// After Jot and Chaigne, "Digital delay networks for designing artificial reverberators" (1991): lines of mutually
/// prime length feed one another through a Hadamard matrix; line i of length m_i attenuates by 10^(-3 m_i / (f_s T60))
/// per pass and by a one-pole low-pass filter, because air and walls swallow high frequencies first.
/// </remarks>
/// <param name="DecaySeconds">Time in which the late field falls by 60 dB.</param>
/// <param name="Size">Scale of the delays; 1 is a room of some 8 m.</param>
/// <param name="DampingHz">Above this the decay is shorter.</param>
/// <param name="Wet">Level of the room relative to the direct sound, 0 to 0.5.</param>
/// <param name="Side">0, or 1 for another set of reflections: the other ear.</param>
internal sealed record RoomEffect(double DecaySeconds, double Size, double DampingHz, double Wet, int Side = 0)
    : IPartEffect
{
    private const int Lines = 8;
    private const int BlockFrames = 64;                 // shorter than every line down to half size at 8 kHz
    private const float HadamardScale = 0.35355339f;    // 1 / sqrt(8)
    // Brings the late field to about the level of the early reflections.
    private const float LateGain = 0.5f;
    private const double EarDelaySeconds = 0.0006;      // reflections reach the two ears this far apart

    // Below this a tail is gone; denormal numbers would cost time.
    private static readonly Vector256<float> Tiny = Vector256.Create(1e-15f);
    private static readonly Vector256<float> Polarity = Vector256.Create(1f, -1, 1, -1, 1, -1, 1, -1);

    private static readonly double[] LineSeconds = [0.0297, 0.0331, 0.0371, 0.0403, 0.0437, 0.0473, 0.0521, 0.0563];
    private static readonly (double Seconds, float Gain)[] Early =
        [(0.0043, 0.62f), (0.0071, -0.51f), (0.0113, 0.44f), (0.0157, 0.37f), (0.0211, -0.31f), (0.0269, 0.26f)];

    /// <inheritdoc/>
    public string Name => "room";

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> Parameters =>
        [("decay_s", DecaySeconds), ("size", Size), ("damping_hz", DampingHz), ("wet", Wet)];

    /// <inheritdoc/>
    public void Process(Span<float> samples, int sampleRate)
    {
        var dry = samples.ToArray();
        var wet = (float)Wet;
        AddEarly(dry, samples, wet, sampleRate);
        AddLate(dry, samples, wet * LateGain, sampleRate);
    }

    private void AddEarly(ReadOnlySpan<float> dry, Span<float> samples, float wet, int sampleRate)
    {
        foreach (var (seconds, gain) in Early)
        {
            var delay = (int)(((seconds * Size) + (Side * EarDelaySeconds)) * sampleRate);

            for (var i = delay; i < samples.Length; i++)
            {
                samples[i] += wet * gain * dry[i - delay];
            }
        }
    }

    private void AddLate(ReadOnlySpan<float> dry, Span<float> samples, float wet, int sampleRate)
    {
        var lines = new float[Lines][];
        Span<int> positions = stackalloc int[Lines];
        Span<float> gains = stackalloc float[Lines];
        positions.Clear();

        for (var line = 0; line < Lines; line++)
        {
            var length = NextPrime((int)(((LineSeconds[line] * Size) + (Side * EarDelaySeconds)) * sampleRate));
            lines[line] = new float[Math.Max(length, BlockFrames)];
            gains[line] = (float)Math.Pow(10, -3 * length / (sampleRate * DecaySeconds));
        }

        var gain = Vector256.Create<float>(gains);
        var damping = Vector256.Create(
            (float)Math.Exp(-2 * Math.PI * Math.Min(DampingHz, 0.45 * sampleRate) / sampleRate));
        var damped = Vector256<float>.Zero;
        Span<float> block = stackalloc float[BlockFrames * Lines];      // [frames, lines]

        // No line is shorter than a block, so what a block writes is read by a later one at the earliest.
        for (var start = 0; start < samples.Length; start += BlockFrames)
        {
            var frames = Math.Min(BlockFrames, samples.Length - start);
            Read(lines, positions, block[..(frames * Lines)]);

            for (var i = 0; i < frames; i++)
            {
                var lane = block.Slice(i * Lines, Lines);
                var value = Vector256.Create<float>(lane) * gain;
                damped = value + (damping * (damped - value));
                damped = Vector256.ConditionalSelect(
                    Vector256.GreaterThan(Vector256.Abs(damped), Tiny), damped, Vector256<float>.Zero);
                samples[start + i] += wet * Vector256.Sum(damped * Polarity);
                (Mix(damped) + Vector256.Create(dry[start + i])).CopyTo(lane);
            }

            Write(lines, positions, block[..(frames * Lines)]);
        }
    }

    private static void Read(float[][] lines, ReadOnlySpan<int> positions, Span<float> block)
    {
        for (var line = 0; line < Lines; line++)
        {
            var (samples, position) = (lines[line], positions[line]);

            for (var i = line; i < block.Length; i += Lines)
            {
                block[i] = samples[position];
                position = position + 1 == samples.Length ? 0 : position + 1;
            }
        }
    }

    private static void Write(float[][] lines, Span<int> positions, ReadOnlySpan<float> block)
    {
        for (var line = 0; line < Lines; line++)
        {
            var (samples, position) = (lines[line], positions[line]);

            for (var i = line; i < block.Length; i += Lines)
            {
                samples[position] = block[i];
                position = position + 1 == samples.Length ? 0 : position + 1;
            }

            positions[line] = position;
        }
    }

    // The 8 x 8 Hadamard matrix as three rounds of sums and differences between lanes 1, 2 and 4 apart.
    private static Vector256<float> Mix(Vector256<float> lanes)
    {
        lanes = Vector256.Shuffle(lanes, Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6))
            + (lanes * Vector256.Create(1f, -1, 1, -1, 1, -1, 1, -1));
        lanes = Vector256.Shuffle(lanes, Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5))
            + (lanes * Vector256.Create(1f, 1, -1, -1, 1, 1, -1, -1));
        lanes = Vector256.Shuffle(lanes, Vector256.Create(4, 5, 6, 7, 0, 1, 2, 3))
            + (lanes * Vector256.Create(1f, 1, 1, 1, -1, -1, -1, -1));
        return lanes * HadamardScale;
    }

    private static int NextPrime(int number)
    {
        var candidate = Math.Max(number, 2);

        while (!IsPrime(candidate))
        {
            candidate++;
        }

        return candidate;
    }

    private static bool IsPrime(int number)
    {
        for (var divisor = 2; divisor * divisor <= number; divisor++)
        {
            if (number % divisor == 0)
            {
                return false;
            }
        }

        return number > 1;
    }
}
