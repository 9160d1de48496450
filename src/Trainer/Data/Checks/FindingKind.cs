namespace WeakSep.Trainer.Data.Checks;

/// <summary>What a check of the data found.</summary>
public enum FindingKind
{
    /// <summary>A file is missing or cannot be read.</summary>
    Unreadable,

    /// <summary>Sound and score, or mix and stem, differ in length.</summary>
    Length,

    /// <summary>A part is not to be heard where the score says that it plays.</summary>
    Silent,

    /// <summary>A part sounds an octave above or below its score.</summary>
    Octave,

    /// <summary>The whole score is in another key than the sound.</summary>
    Transposed,

    /// <summary>The sound is tuned off 440 Hz.</summary>
    Tuning,

    /// <summary>The score's times are not those of the sound; it is aligned before training.</summary>
    Misaligned,

    /// <summary>The score could not be laid over the sound.</summary>
    Refused,

    /// <summary>A part belongs to no instrument.</summary>
    Unassigned,

    /// <summary>An instrument never occurs, or never alone.</summary>
    Instrument,

    /// <summary>One score lies in two splits, or one label is given twice.</summary>
    Duplicate,

    /// <summary>A line of a file of labels cannot be meant as it stands.</summary>
    Label,
}
