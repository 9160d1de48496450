namespace WeakSep.Composer.Events;

/// <summary>
/// A siren through its loudspeaker's horn: a wail that rises and falls over seconds, a yelp that does so several times a
/// second, or two tones in turn. It comes nearer or goes.
/// </summary>
internal sealed class Siren : IEventSource
{
    private const double LowestHz = 420;
    private const double HighestHz = 780;
    private const double GlideSeconds = 0.012;      // from tone to tone

    private readonly SirenPattern _pattern;
    private readonly double _lowHz;
    private readonly double _highHz;
    private readonly double _cyclesPerSecond;
    private readonly double _rise;
    private readonly double _even;
    private readonly Formant[] _horn;

    private Siren(SirenPattern pattern, double lowHz, double highHz, double cyclesPerSecond, double rise, double even, Formant[] horn)
    {
        _pattern = pattern;
        _lowHz = lowHz;
        _highHz = highHz;
        _cyclesPerSecond = cyclesPerSecond;
        _rise = rise;
        _even = even;
        _horn = horn;
    }

    /// <summary>Draws a siren; its place is its lowest pitch.</summary>
    public static Siren Design(double place, Dice dice)
    {
        var pattern = dice.Pick([SirenPattern.Wail, SirenPattern.Yelp, SirenPattern.TwoTone]);
        var low = LowestHz * Math.Pow(HighestHz / LowestHz, place);
        var (ratio, cycles) = pattern switch
        {
            SirenPattern.Wail => (dice.Between(1.8, 2.6), dice.Between(0.15, 0.4)),
            SirenPattern.Yelp => (dice.Between(1.7, 2.4), dice.Between(2.5, 5.0)),
            _ => (dice.Between(1.2, 1.4), dice.Between(0.5, 1.0)),
        };
        Formant[] horn = [new(dice.Between(900, 1600), dice.Between(700, 1200), 1), new(dice.Between(2200, 3200), 900, dice.Between(0.2, 0.6))];

        return new Siren(pattern, low, low * ratio, cycles, dice.Between(0.35, 0.7), dice.Between(0.1, 0.7), horn);
    }

    /// <inheritdoc/>
    public float[] Play(double seconds, int sampleRate, Dice dice)
    {
        var samples = new float[(int)(seconds * sampleRate)];
        var phase = dice.Unit();
        var doppler = dice.Between(0.97, 1.03);
        var swellDb = dice.Between(-8.0, 8.0);
        HarmonicTone.Add(
            samples,
            sampleRate,
            n => doppler * HertzAt(phase + (_cyclesPerSecond * n / sampleRate)),
            n => Math.Pow(10, swellDb * (((double)n / samples.Length) - 0.5) / 20),
            (number, hertz) => Formant.Sum(_horn, hertz) * (number % 2 == 0 ? _even : 1) / number);

        return samples;
    }

    /// <summary>The pitch at a number of cycles.</summary>
    private double HertzAt(double cycles)
    {
        var share = cycles - Math.Floor(cycles);

        return _lowHz * Math.Pow(_highHz / _lowHz, _pattern == SirenPattern.TwoTone ? Switch(share) : Sweep(share));
    }

    /// <summary>Up in one part of a cycle and down in the other, rounded where it turns.</summary>
    private double Sweep(double share)
    {
        var triangle = share < _rise ? share / _rise : (1 - share) / (1 - _rise);

        return 0.5 - (0.5 * Math.Cos(Math.PI * triangle));
    }

    /// <summary>Low in one half of a cycle, high in the other, with a short glide between.</summary>
    private double Switch(double share)
    {
        var glide = GlideSeconds * _cyclesPerSecond;
        var distance = Math.Min(Math.Abs(share - 0.5), Math.Min(share, 1 - share));
        var settled = Math.Min(1, distance / glide);

        return share < 0.5 ? 0.5 - (0.5 * settled) : 0.5 + (0.5 * settled);
    }
}
