namespace WeakSep.Composer.Performance;

/// <summary>How a style is played in time and loudness.</summary>
internal sealed record Feel
{
    /// <summary>
    /// Where the second eighth of a beat falls, 0.5 straight to 0.68 hard swing: lower and upper bound.
    /// </summary>
    public (double Low, double High) Swing { get; init; } = (0.5, 0.5);

    /// <summary>The same for the second sixteenth of an eighth.</summary>
    public (double Low, double High) SixteenthSwing { get; init; } = (0.5, 0.5);

    /// <summary>Standard deviation of onsets in seconds for a steady player.</summary>
    public double JitterSeconds { get; init; } = 0.008;

    /// <summary>Depth of phrase-shaped tempo changes, 0 none to 0.25 romantic rubato.</summary>
    public double Rubato { get; init; } = 0.01;

    /// <summary>Slowing in the last bars, 0 none to 0.5.</summary>
    public double Ritardando { get; init; } = 0.1;

    /// <summary>Chance that the piece is written out like notation software: no jitter, flat velocities.</summary>
    public double DeadpanBias { get; init; } = 0.2;
}
