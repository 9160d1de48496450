namespace WeakSep.Composer.Events;

/// <summary>
/// A car's horn: one or two membranes a third apart, whose many even partials a trumpet colours; pressed once for long or
/// several times for short.
/// </summary>
internal sealed class CarHorn : IEventSource
{
    private const double LowestHz = 220;        // lorries; cars have 350 to 520
    private const double HighestHz = 520;
    private const double AttackSeconds = 0.025;
    private const double ReleaseSeconds = 0.05;
    private const double OnsetBend = 0.04;      // a membrane starts flat and is in tune within some 30 ms
    private const double BendSeconds = 0.03;

    private readonly double[] _fundamentalsHz;
    private readonly Formant[] _trumpet;
    private readonly double _tilt;
    private readonly double _shortPresses;

    private CarHorn(double[] fundamentalsHz, Formant[] trumpet, double tilt, double shortPresses)
    {
        _fundamentalsHz = fundamentalsHz;
        _trumpet = trumpet;
        _tilt = tilt;
        _shortPresses = shortPresses;
    }

    /// <summary>Draws a horn; its place is its pitch.</summary>
    public static CarHorn Design(double place, Dice dice)
    {
        var fundamental = LowestHz * Math.Pow(HighestHz / LowestHz, place);
        var interval = dice.Between(1.17, 1.28);
        double[] fundamentals = dice.Chance(0.8) ? [fundamental, fundamental * interval] : [fundamental];
        Formant[] trumpet =
        [
            new(dice.Between(900, 1500), dice.Between(500, 900), 1),
            new(dice.Between(2000, 3200), dice.Between(600, 1200), dice.Between(0.5, 1.2)),
            new(dice.Between(300, 600), 400, dice.Between(0.15, 0.5)),
        ];

        return new CarHorn(fundamentals, trumpet, dice.Between(0.1, 0.6), dice.Between(0, 1));
    }

    /// <inheritdoc/>
    public float[] Play(double seconds, int sampleRate, Dice dice)
    {
        var samples = new float[(int)(seconds * sampleRate)];
        var isShort = dice.Chance(_shortPresses);

        for (var at = dice.Between(0, 0.05); at < seconds - 0.1;)
        {
            var held = isShort ? dice.Between(0.12, 0.4) : dice.Between(0.7, 3);
            var last = Math.Min(held, seconds - at);
            Press(samples.AsSpan((int)(at * sampleRate), (int)(last * sampleRate)), sampleRate, dice);
            at += held + dice.Between(0.06, isShort ? 0.25 : 0.4);
        }

        return samples;
    }

    private void Press(Span<float> target, int sampleRate, Dice dice)
    {
        var length = target.Length;
        var pressure = dice.Between(0.995, 1.005);

        foreach (var fundamental in _fundamentalsHz)
        {
            HarmonicTone.Add(
                target,
                sampleRate,
                n => pressure * fundamental * (1 - (OnsetBend * Math.Exp(-n / (BendSeconds * sampleRate)))),
                n => Math.Min(1, Math.Min(n / (AttackSeconds * sampleRate), (length - n) / (ReleaseSeconds * sampleRate))),
                (number, hertz) => Formant.Sum(_trumpet, hertz) * Math.Pow(number, -_tilt));
        }
    }
}
