namespace WeakSep.Composer.Rendering.Effects;

/// <summary>A room: early reflections and a late field from a feedback delay network of eight lines. Linear.</summary>
/// <remarks>
/// After Jot and Chaigne, "Digital delay networks for designing artificial reverberators" (1991): lines of mutually prime length feed
/// one another through a Hadamard matrix; line i of length m_i attenuates by 10^(-3 m_i / (f_s T60)) per pass and by a one-pole
/// low-pass filter, because air and walls swallow high frequencies first.
/// </remarks>
/// <param name="DecaySeconds">Time in which the late field falls by 60 dB.</param>
/// <param name="Size">Scale of the delays; 1 is a room of some 8 m.</param>
/// <param name="DampingHz">Above this the decay is shorter.</param>
/// <param name="Wet">Level of the room relative to the direct sound, 0 to 0.5.</param>
/// <param name="Side">0, or 1 for another set of reflections: the other ear.</param>
internal sealed record RoomEffect(double DecaySeconds, double Size, double DampingHz, double Wet, int Side = 0) : IPartEffect
{
    private const int Lines = 8;
    private const float HadamardScale = 0.35355339f;    // 1 / sqrt(8)
    private const float LateGain = 0.5f;                // brings the late field to about the level of the early reflections
    private const double EarDelaySeconds = 0.0006;      // reflections reach the two ears this far apart
    private const float Tiny = 1e-15f;                  // below this a tail is gone; denormal numbers would cost time

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
        Span<float> damped = stackalloc float[Lines];
        Span<float> values = stackalloc float[Lines];
        positions.Clear();
        damped.Clear();
        var damping = (float)Math.Exp(-2 * Math.PI * Math.Min(DampingHz, 0.45 * sampleRate) / sampleRate);

        for (var line = 0; line < Lines; line++)
        {
            var length = NextPrime((int)(((LineSeconds[line] * Size) + (Side * EarDelaySeconds)) * sampleRate));
            lines[line] = new float[length];
            gains[line] = (float)Math.Pow(10, -3 * length / (sampleRate * DecaySeconds));
        }

        for (var i = 0; i < samples.Length; i++)
        {
            var sum = 0f;

            for (var line = 0; line < Lines; line++)
            {
                var value = lines[line][positions[line]] * gains[line];
                value = damped[line] = value + (damping * (damped[line] - value));
                values[line] = Math.Abs(value) < Tiny ? 0 : value;
                sum += (line & 1) == 0 ? value : -value;
            }

            samples[i] += wet * sum;
            Mix(values);

            for (var line = 0; line < Lines; line++)
            {
                lines[line][positions[line]] = values[line] + dry[i];
                positions[line] = positions[line] + 1 == lines[line].Length ? 0 : positions[line] + 1;
            }
        }
    }

    // The 8 x 8 Hadamard matrix as three rounds of sums and differences.
    private static void Mix(Span<float> values)
    {
        for (var span = 1; span < Lines; span *= 2)
        {
            for (var i = 0; i < Lines; i++)
            {
                if ((i & span) == 0)
                {
                    var (a, b) = (values[i], values[i + span]);
                    values[i] = a + b;
                    values[i + span] = a - b;
                }
            }
        }

        foreach (ref var value in values)
        {
            value *= HadamardScale;
        }
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
