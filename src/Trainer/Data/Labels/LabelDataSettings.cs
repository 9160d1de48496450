using WeakSep.Trainer.Data.Labels.Mixtures;

namespace WeakSep.Trainer.Data.Labels;

/// <summary>What the recipe "labels" takes from a data folder, and what it makes of it.</summary>
public sealed record LabelDataSettings
{
    /// <summary>The classes, in the order of the outputs. Default: all that the labels name; of MUSDB18 bass, drums, vocals.</summary>
    public string[] Classes { get; init; } = [];

    /// <summary>What to do with labels of other classes. Default <see cref="Leniency.Refuse"/>.</summary>
    public Leniency OtherClasses { get; init; }

    /// <summary>What to do with labels whose audio is missing. Default <see cref="Leniency.Refuse"/>.</summary>
    public Leniency MissingAudio { get; init; }

    /// <summary>Leave out what UrbanSound8K marks as background. Default false.</summary>
    public bool ForegroundOnly { get; init; }

    /// <summary>
    /// How mixtures are made of recordings of single events, and which frames of an event are labelled, in them and in labelled
    /// recordings.
    /// </summary>
    public EventMixtureSettings Mixtures { get; init; } = new();

    /// <summary>Mixtures to validate on. Default 5000.</summary>
    public int ValidationMixtures { get; init; } = 5000;

    /// <summary>Mixtures to test on. Default 5000.</summary>
    public int TestMixtures { get; init; } = 5000;

    /// <summary>RMS of a stem above which it counts as sounding, dBFS, where music is labelled by its stems. Default -60.</summary>
    public double StemThresholdDb { get; init; } = -60;

    /// <summary>Checks every range.</summary>
    /// <exception cref="ArgumentException">A value is outside its range; the message names it.</exception>
    public void Validate()
    {
        Mixtures.Validate();
        Require.InRange(ValidationMixtures, 1, int.MaxValue);
        Require.InRange(TestMixtures, 1, int.MaxValue);
        Require.InRange(StemThresholdDb, -120, 0);
    }
}
