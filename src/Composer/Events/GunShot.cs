using WeakSep.Composer.Rendering.Effects;

namespace WeakSep.Composer.Events;

/// <summary>
/// A gun: the pressure wave of the blast, (1 - t/τ) e^(-t/τ) after Friedlander, what the ground throws back, and the
/// decaying noise of hills and walls, whose highs go first.
/// </summary>
internal sealed class GunShot : IEventSource
{
    private const double ShortestBlastSeconds = 0.0002;     // pistols
    private const double LongestBlastSeconds = 0.0015;      // shotguns
    private const double DecayDecades = 6.9078;             // ln 10^3: 60 dB

    private readonly double _blastSeconds;
    private readonly double _decaySeconds;
    private readonly double _reverberance;
    private readonly double _groundSeconds;
    private readonly double[] _echoSeconds;
    private readonly double _roundsPerSecond;
    private readonly double _darkHz;

    private GunShot(
        double blastSeconds, double decaySeconds, double reverberance, double groundSeconds, double[] echoSeconds, double roundsPerSecond, double darkHz)
    {
        _blastSeconds = blastSeconds;
        _decaySeconds = decaySeconds;
        _reverberance = reverberance;
        _groundSeconds = groundSeconds;
        _echoSeconds = echoSeconds;
        _roundsPerSecond = roundsPerSecond;
        _darkHz = darkHz;
    }

    /// <summary>Draws a gun and where it is fired; its place is the length of the blast.</summary>
    public static GunShot Design(double place, Dice dice) => new(
        ShortestBlastSeconds * Math.Pow(LongestBlastSeconds / ShortestBlastSeconds, place),
        dice.Between(0.4, 2.2),
        dice.Between(0.05, 0.3),
        dice.Between(0.002, 0.009),
        [.. Enumerable.Range(0, dice.Between(0, 3)).Select(_ => dice.Between(0.08, 0.5))],
        dice.Chance(0.2) ? dice.Between(7.0, 12.0) : dice.Between(0.8, 3),
        dice.Between(500, 1500));

    /// <inheritdoc/>
    public float[] Play(double seconds, int sampleRate, Dice dice)
    {
        var samples = new float[(int)(seconds * sampleRate)];
        var shots = seconds < 1 ? 1 : dice.Between(1, 5);
        var at = dice.Between(0.005, 0.04);

        for (var shot = 0; shot < shots && at < seconds - 0.05; shot++)
        {
            var loud = dice.Between(0.8, 1);
            Fire(samples.AsSpan((int)(at * sampleRate)), sampleRate, loud, dice);
            at += dice.Between(0.9, 1.15) / _roundsPerSecond;
        }

        return samples;
    }

    private void Fire(Span<float> target, int sampleRate, double loud, Dice dice)
    {
        Blast(target, 0, loud, sampleRate);
        Blast(target, (int)(_groundSeconds * sampleRate), 0.6 * loud, sampleRate);

        foreach (var echo in _echoSeconds)
        {
            Blast(target, (int)(echo * sampleRate), 0.15 * loud * Math.Exp(-DecayDecades * echo / _decaySeconds), sampleRate);
        }

        var bright = BiquadFilter.HighPass(_darkHz, 0.7071, sampleRate);
        var dark = BiquadFilter.LowPass(_darkHz, 0.7071, sampleRate);

        for (var n = 0; n < target.Length; n++)
        {
            var noise = dice.Between(-1.0, 1.0);
            var time = (double)n / sampleRate;
            var slow = Math.Exp(-DecayDecades * time / _decaySeconds);
            var fast = Math.Exp(-DecayDecades * time / (0.35 * _decaySeconds));
            var onset = Math.Min(1, time / 0.003);
            target[n] += (float)(loud * _reverberance * onset * ((slow * 1.5 * dark.Next(noise)) + (fast * bright.Next(noise))));
        }
    }

    private void Blast(Span<float> target, int start, double loud, int sampleRate)
    {
        var length = (int)(8 * _blastSeconds * sampleRate) + 2;

        for (var n = 0; n < length && start + n < target.Length; n++)
        {
            var share = n / (_blastSeconds * sampleRate);
            target[start + n] += (float)(loud * (1 - share) * Math.Exp(-share));
        }
    }
}
