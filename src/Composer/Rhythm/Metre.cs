namespace WeakSep.Composer.Rhythm;

/// <summary>A time signature. All times of the composer are in quarter notes, called beats.</summary>
internal readonly record struct Metre(int Count, int Unit)
{
    /// <summary>Common time.</summary>
    public static readonly Metre Four = new(4, 4);

    /// <summary>Waltz time.</summary>
    public static readonly Metre Three = new(3, 4);

    /// <summary>March and polka time.</summary>
    public static readonly Metre Two = new(2, 4);

    /// <summary>Two dotted quarters.</summary>
    public static readonly Metre SixEight = new(6, 8);

    /// <summary>Four dotted quarters.</summary>
    public static readonly Metre TwelveEight = new(12, 8);

    /// <summary>Five quarters.</summary>
    public static readonly Metre Five = new(5, 4);

    /// <summary>Length of a bar in quarter notes.</summary>
    public double BarBeats => Count * 4.0 / Unit;

    /// <summary>True when the pulse has three parts.</summary>
    public bool IsCompound => Unit == 8 && Count % 3 == 0;

    /// <summary>Length of the felt pulse in quarter notes.</summary>
    public double PulseBeats => IsCompound ? 1.5 : 4.0 / Unit;

    /// <summary>Pulses per bar.</summary>
    public int Pulses => (int)Math.Round(BarBeats / PulseBeats);

    /// <summary>
    /// Metric weight, 0 to 1, of a position in the bar (in beats): 1 the downbeat, 0.1 a sixteenth off.
    /// </summary>
    public double Weight(double position)
    {
        const double tolerance = 0.02;
        position %= BarBeats;
        if (IsAt(position, BarBeats, tolerance))
        {
            return 1;
        }

        if (Pulses % 2 == 0 && IsAt(position, BarBeats / 2, tolerance))
        {
            return 0.75;
        }

        if (IsAt(position, PulseBeats, tolerance))
        {
            return 0.55;
        }

        return IsAt(position, 0.5, tolerance) ? 0.3 : 0.1;
    }

    /// <summary>Reads "3/4".</summary>
    public static Metre Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);

        return new Metre(Digits(text[..slash]), Digits(text[(slash + 1)..]));
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Count}/{Unit}");

    private static bool IsAt(double position, double grid, double tolerance)
    {
        var rest = position % grid;

        return rest < tolerance || grid - rest < tolerance;
    }

    private static int Digits(string text) => text.Aggregate(0, (sum, letter) => (sum * 10) + (letter - '0'));
}
