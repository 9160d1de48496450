namespace WeakSep.Trainer.Data.Labels.Mixtures;

/// <summary>How mixtures are made of recordings of single events; the defaults are those of weak-labels.md section 3.1.</summary>
public sealed record EventMixtureSettings
{
    /// <summary>Seed of everything that is drawn. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Number of different mixtures. Default 20000.</summary>
    public int Clips { get; init; } = 20000;

    /// <summary>Parameter λ of the zero-truncated Poisson distribution of the number of events, 0.01 to 50. Default 5.</summary>
    public double Density { get; init; } = 5;

    /// <summary>Whether lengths of events are drawn. Default <see cref="EventLength.Drawn"/>.</summary>
    public EventLength Length { get; init; }

    /// <summary>Shortest event, seconds; shorter recordings are not used. 0.5 (what loudness needs) or more. Default 0.5.</summary>
    public double ShortestSeconds { get; init; } = 0.5;

    /// <summary>Longest event, seconds; at most the clip. Default 4.</summary>
    public double LongestSeconds { get; init; } = 4;

    /// <summary>Lowest level of an event, LUFS. Default -30.</summary>
    public double LowestLufs { get; init; } = -30;

    /// <summary>Highest level of an event, LUFS. Default -25.</summary>
    public double HighestLufs { get; init; } = -25;

    /// <summary>Fade at both ends of an event, seconds, against clicks. Default 0.01.</summary>
    public double FadeSeconds { get; init; } = 0.01;

    /// <summary>Peak above which a mixture is scaled down as a whole. Default 0.99.</summary>
    public double HighestPeak { get; init; } = 0.99;

    /// <summary>Which frames of an event are labelled. Default <see cref="LabelRule.Centre"/>.</summary>
    public LabelRule LabelRule { get; init; }

    /// <summary>Checks every range.</summary>
    /// <exception cref="ArgumentException">A value is outside its range; the message names it.</exception>
    public void Validate()
    {
        Require.InRange(Clips, 1, int.MaxValue);
        Require.InRange(Density, 0.01, 50);
        Require.InRange(ShortestSeconds, 0.5, 60);
        Require.InRange(LongestSeconds, ShortestSeconds, 60);
        Require.InRange(LowestLufs, -60, 0);
        Require.InRange(HighestLufs, LowestLufs, 0);
        Require.InRange(FadeSeconds, 0, ShortestSeconds / 2);
        Require.InRange(HighestPeak, 0.01, 1);
    }
}
