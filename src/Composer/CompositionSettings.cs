using WeakSep.MidiScore;

namespace WeakSep.Composer;

/// <summary>What <see cref="ScoreComposer"/> is free to choose.</summary>
public sealed record CompositionSettings
{
    private const double ShortestSeconds = 15;
    private const double LongestSeconds = 1800;

    /// <summary>Shortest piece in seconds, 15 to 1800. Default 60.</summary>
    public double MinSeconds { get; init => field = InRange(value, nameof(MinSeconds)); } = 60;

    /// <summary>Longest piece in seconds, 15 to 1800, not below <see cref="MinSeconds"/>. Default 150.</summary>
    public double MaxSeconds { get; init => field = InRange(value, nameof(MaxSeconds)); } = 150;

    /// <summary>Style to write in, one of <see cref="ScoreComposer.Styles"/>; null draws one. Default null.</summary>
    public string? Style { get; init; }

    /// <summary>
    /// Probability, 0 to 1, of a piece without human timing and with flat velocities, as notation programs export; null
    /// leaves it to the style (0.1 to 0.4). Default null.
    /// </summary>
    public double? DeadpanProbability
    {
        get;
        init => field = value is null or (>= 0 and <= 1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(DeadpanProbability), value, "Must be 0 to 1 or null.");
    }

    /// <summary>Instruments and their weights; at least one weight above 0. Default mostly the whole trio.</summary>
    public IReadOnlyList<InstrumentMix> Mixes { get; init; } =
    [
        new([Instrument.Bass, Instrument.Guitar, Instrument.Piano], 0.84),
        new([Instrument.Bass, Instrument.Guitar], 0.03),
        new([Instrument.Bass, Instrument.Piano], 0.04),
        new([Instrument.Guitar, Instrument.Piano], 0.04),
        new([Instrument.Piano], 0.025),
        new([Instrument.Guitar], 0.015),
        new([Instrument.Bass], 0.01),
    ];

    private static double InRange(double value, string name) => value is >= ShortestSeconds and <= LongestSeconds
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"Must be {ShortestSeconds} to {LongestSeconds} seconds.");
}
