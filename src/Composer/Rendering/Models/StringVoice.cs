using System.Numerics;

namespace WeakSep.Composer.Rendering.Models;

/// <summary>
/// Plays one note on a string: a delay line of one period that a pluck excites and a filter slowly damps.
/// </summary>
internal static class StringVoice
{
    private const double ReferenceHz = 110;         // at which the decay time is given
    private const double DecayExponent = 0.55;      // decay time falls with the fundamental to this power
    private const double TrebleExponent = 0.25;
    private const int ChunkFrames = 64;
    private const float Inaudible = 1e-5f;          // -100 dB below the pluck
    private const int InterpolationTaps = 4;
    private const double Loudness = 0.2;

    /// <summary>Adds a note to a part.</summary>
    /// <param name="note">The note.</param>
    /// <param name="frequencyHz">Its frequency before bends.</param>
    /// <param name="parameters">The instrument.</param>
    /// <param name="bends">The part's bends.</param>
    /// <param name="dice">Chance of this note.</param>
    /// <param name="output">The part.</param>
    /// <param name="sampleRate">Rate in Hz.</param>
    internal static void Add(
        ModelNote note, double frequencyHz, StringParameters parameters, BendCurve bends, Dice dice,
        Span<float> output, int sampleRate)
    {
        var octaves = frequencyHz / ReferenceHz;
        var decay = parameters.DecaySeconds * Math.Pow(octaves, -DecayExponent);
        var treble = parameters.TrebleDecaySeconds * Math.Pow(octaves, -TrebleExponent);
        var ringing = StringLoop.Design(frequencyHz, decay, treble, sampleRate);
        var damped = StringLoop.Design(
            frequencyHz, Math.Min(parameters.DampedSeconds, decay), Math.Min(parameters.DampedSeconds / 2, treble),
            sampleRate);

        var longest = sampleRate / (frequencyHz * bends.LowestRatio);
        var line = new float[BitOperations.RoundUpToPowerOf2((uint)longest + 8)];
        var pluck = Pluck(note, sampleRate / frequencyHz, parameters, dice, sampleRate);
        var (filtered, quietFrames) = (0f, 0);

        for (var start = note.Start; start < output.Length; start += ChunkFrames)
        {
            var loop = start < note.Release ? ringing : damped;
            var period = sampleRate / (frequencyHz * bends.RatioAt(start));
            var chunk = output[start..Math.Min(start + ChunkFrames, output.Length)];
            var from = start - note.Start;
            var excitation = from < pluck.Length ? pluck.AsSpan(from) : [];
            var peak = Run(line, from, period, loop, parameters.PickupPosition, excitation, ref filtered, chunk);

            // A narrow pulse leaves most of the string at rest: only a whole silent period is the end.
            quietFrames = peak < Inaudible ? quietFrames + ChunkFrames : 0;

            if (quietFrames > period + ChunkFrames)
            {
                return;
            }
        }
    }

    private static float Run(
        float[] line, int position, double period, StringLoop loop, double pickupPosition,
        ReadOnlySpan<float> excitation, ref float filtered, Span<float> output)
    {
        // The delay that the filter leaves over: whole samples and a rest between 1 and 2, which Lagrange's polynomial
        // bridges.
        var delay = Math.Max(InterpolationTaps, period - loop.DelaySamples);
        var whole = (int)delay - 1;
        var (h0, h1, h2, h3) = Interpolation(delay - whole);
        var pickup = (int)Math.Round(pickupPosition * period);
        var pickupGain = pickup > 0 ? 1f : 0;
        var mask = line.Length - 1;
        var pole = (float)loop.Pole;
        var gain = (float)(loop.Gain * (1 - loop.Pole));
        var memory = filtered;
        var peak = 0f;

        for (var i = 0; i < output.Length; i++)
        {
            var at = position + i;
            var back = at - whole;
            var value = (h0 * line[back & mask]) + (h1 * line[(back - 1) & mask])
                + (h2 * line[(back - 2) & mask]) + (h3 * line[(back - 3) & mask]);
            memory = (gain * value) + (pole * memory);
            var wave = memory + (i < excitation.Length ? excitation[i] : 0);
            line[at & mask] = wave;
            peak = Math.Max(peak, Math.Abs(wave));
            output[i] += wave - (pickupGain * line[(at - pickup) & mask]);
        }

        filtered = memory;
        return peak;
    }

    // Third-order Lagrange interpolation at a delay between 1 and 2 samples (Laakso et al., "Splitting the unit delay",
    // 1996).
    private static (float H0, float H1, float H2, float H3) Interpolation(double delay) => (
        (float)(-(delay - 1) * (delay - 2) * (delay - 3) / 6),
        (float)(delay * (delay - 2) * (delay - 3) / 2),
        (float)(-delay * (delay - 1) * (delay - 3) / 2),
        (float)(delay * (delay - 1) * (delay - 2) / 6));

    // One period of the string's shape at the moment it is let go.
    private static float[] Pluck(ModelNote note, double period, StringParameters parameters, Dice dice, int sampleRate)
    {
        var length = Math.Max(4, (int)Math.Round(period));
        var raw = new double[length];
        var cutoff = parameters.SoftHz * Math.Pow(parameters.HardHz / parameters.SoftHz, note.Force);
        var smoothing = Math.Exp(-2 * Math.PI * Math.Min(cutoff, 0.45 * sampleRate) / sampleRate);
        var tilt = Math.Exp(-2 * Math.PI * parameters.Tilt / period);
        var (first, second, third) = (0.0, 0.0, 0.0);

        for (var i = 0; i < length; i++)
        {
            var click = i == 0 ? Math.Sqrt(length) : 0;
            var noise = dice.Between(-1.0, 1.0);
            var input = (parameters.PluckNoise * noise) + ((1 - parameters.PluckNoise) * click);
            first = input + (smoothing * (first - input));
            second = first + (smoothing * (second - first));
            third = second + (tilt * (third - second));
            raw[i] = third;
        }

        // A string cannot be moved at a node: plucking at the share b of its length removes every (1/b)-th partial.
        var offset = Math.Max(1, (int)Math.Round(parameters.PluckPosition * period));
        var shaped = new double[length];

        for (var i = 0; i < length; i++)
        {
            shaped[i] = raw[i] - raw[((i - offset) % length + length) % length];
        }

        var mean = shaped.Average();
        var power = shaped.Average(value => (value - mean) * (value - mean));
        var level = Loudness * Math.Pow(note.Force, parameters.Dynamics) / Math.Sqrt(power + 1e-12);
        return [.. shaped.Select(value => (float)((value - mean) * level))];
    }
}
