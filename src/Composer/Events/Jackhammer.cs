using WeakSep.Composer.Rendering.Effects;

namespace WeakSep.Composer.Events;

/// <summary>
/// A jackhammer: ten to thirty blows a second that ring in a chisel and thump in the ground, each with a breath of
/// exhaust air, over the noise of broken stone.
/// </summary>
internal sealed class Jackhammer : IEventSource
{
    private const double SlowestHz = 11;
    private const double FastestHz = 30;
    private const double RingDecades = 6.9078;          // ln 10^3: 60 dB

    private readonly double _blowsHz;
    private readonly (double Hz, double DecaySeconds, double Gain)[] _modes;
    private readonly double _exhaust;
    private readonly double _exhaustHz;
    private readonly double _rubble;

    private Jackhammer(double blowsHz, (double Hz, double DecaySeconds, double Gain)[] modes, double exhaust, double exhaustHz, double rubble)
    {
        _blowsHz = blowsHz;
        _modes = modes;
        _exhaust = exhaust;
        _exhaustHz = exhaustHz;
        _rubble = rubble;
    }

    /// <summary>Draws a tool; its place is how fast it strikes.</summary>
    public static Jackhammer Design(double place, Dice dice)
    {
        var blows = SlowestHz * Math.Pow(FastestHz / SlowestHz, place);
        var chisel = dice.Between(700, 1800);
        (double, double, double)[] modes =
        [
            (dice.Between(70, 160), dice.Between(0.03, 0.08), dice.Between(0.4, 1)),     // the ground
            (chisel, dice.Between(0.015, 0.05), 1),
            (chisel * dice.Between(1.6, 2.2), dice.Between(0.01, 0.04), dice.Between(0.4, 0.9)),
            (chisel * dice.Between(2.6, 3.8), dice.Between(0.008, 0.025), dice.Between(0.2, 0.7)),
        ];

        return new Jackhammer(blows, modes, dice.Between(0.1, 0.5), dice.Between(800, 2500), dice.Between(0.02, 0.12));
    }

    /// <inheritdoc/>
    public float[] Play(double seconds, int sampleRate, Dice dice)
    {
        var samples = new float[(int)(seconds * sampleRate)];
        var hammering = new float[samples.Length];     // the force of the blow that every sample follows, fading
        var pace = _blowsHz * dice.Between(0.96, 1.04);
        var rest = dice.Chance(0.25) ? dice.Between(0.3, 0.9) * seconds : double.MaxValue;

        for (var at = dice.Between(0, 0.05); at < seconds - 0.005; at += dice.Between(0.97, 1.03) / pace)
        {
            if (at >= rest)
            {
                at += dice.Between(0.15, 0.4);         // the tool is set anew
                rest = double.MaxValue;
            }
            else
            {
                Strike(samples, hammering, (int)(at * sampleRate), sampleRate, dice.Between(0.7, 1), dice);
            }
        }

        AddNoise(samples, hammering, sampleRate, dice);
        return samples;
    }

    private void Strike(float[] samples, float[] hammering, int start, int sampleRate, double loud, Dice dice)
    {
        foreach (var (hz, decay, gain) in _modes)
        {
            var length = Math.Min((int)(decay * sampleRate), samples.Length - start);
            var step = 2 * Math.PI * hz * dice.Between(0.995, 1.005) / sampleRate;

            for (var n = 0; n < length; n++)
            {
                samples[start + n] += (float)(loud * gain * Math.Sin(step * n) * Math.Exp(-RingDecades * n / (decay * sampleRate)));
            }
        }

        var period = Math.Min((int)(sampleRate / _blowsHz), samples.Length - start);

        for (var n = 0; n < period; n++)
        {
            hammering[start + n] = (float)(loud * Math.Exp(-3.0 * n / period));
        }
    }

    private void AddNoise(float[] samples, float[] hammering, int sampleRate, Dice dice)
    {
        var exhaust = BiquadFilter.Peak(_exhaustHz, 1.2, 15, sampleRate);

        for (var n = 0; n < samples.Length; n++)
        {
            var air = exhaust.Next(dice.Between(-1.0, 1.0)) / 3;
            samples[n] += (float)(((_exhaust * hammering[n]) + (_rubble * Math.Min(1, 2 * hammering[n]))) * air);
        }
    }
}
