namespace WeakSep.Trainer.Data.Labels;

/// <summary>What is wanted of a folder of labelled recordings.</summary>
public sealed record LabelReadSettings
{
    /// <summary>The classes, in the order of all labels; null for all that the labels name, by name. Default null.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>What to do with labels of other classes than these. Default <see cref="Leniency.Refuse"/>.</summary>
    public Leniency OtherClasses { get; init; }

    /// <summary>What to do with lines whose audio is not there, as of videos that were taken down. Default <see cref="Leniency.Refuse"/>.</summary>
    public Leniency MissingAudio { get; init; }

    /// <summary>Leave out what UrbanSound8K marks as background (salience 2). Default false.</summary>
    public bool ForegroundOnly { get; init; }
}
