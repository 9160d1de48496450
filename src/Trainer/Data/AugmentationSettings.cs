namespace WeakSep.Trainer.Data;

/// <summary>Random changes of training clips; all off by default, as in the paper. Validation clips are never changed.</summary>
public sealed record AugmentationSettings
{
    /// <summary>Largest transposition by resampling, in semitones either way; the roll moves along. Default 0.</summary>
    public int TransposeSemitones { get; init; }

    /// <summary>Largest detuning by resampling, in cents either way; the roll stays. Default 0.</summary>
    public double DetuneCents { get; init; }

    /// <summary>Standard deviation of a smooth random equaliser curve, dB. Default 0.</summary>
    public double EqualizerDb { get; init; }

    /// <summary>Standard deviation of each source's level in a remix, dB. Default 5.</summary>
    public double RemixLevelDb { get; init; } = 5;

    /// <summary>Chance that a remix takes its passages from one track, so that they agree in key and tempo. Default 0.3.</summary>
    public double RemixSameTrack { get; init; } = 0.3;

    /// <summary>Chance that an instrument takes part in a remix. Default 0.85.</summary>
    public double RemixPresence { get; init; } = 0.85;

    /// <summary>Seconds after a note's end in which it may still be heard, when solo passages are looked for. Default 0.8.</summary>
    public double TailSeconds { get; init; } = 0.8;

    /// <summary>Checks every range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range; the message names it.</exception>
    public void Validate()
    {
        Require.InRange(TransposeSemitones, 0, 12);
        Require.InRange(DetuneCents, 0, 100);
        Require.InRange(EqualizerDb, 0, 24);
        Require.InRange(RemixLevelDb, 0, 24);
        Require.InRange(RemixSameTrack, 0, 1);
        Require.InRange(RemixPresence, 0.05, 1);
        Require.InRange(TailSeconds, 0, 10);
    }
}
