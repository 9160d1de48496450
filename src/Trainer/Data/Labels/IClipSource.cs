namespace WeakSep.Trainer.Data.Labels;

/// <summary>Labelled clips of one shape, by number.</summary>
/// <remarks>
/// A clip is a function of its number alone, so that a resumed run sees what an uninterrupted one would. Any thread may
/// ask, several at a time.
/// </remarks>
public interface IClipSource
{
    /// <summary>The classes, in the order of all labels and sources.</summary>
    IReadOnlyList<string> Classes { get; }

    /// <summary>Length and frames of every clip.</summary>
    ClipShape Shape { get; }

    /// <summary>How many clips there are, at least 1.</summary>
    long Count { get; }

    /// <summary>The labels of a clip, without its sound.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    WeakLabels Labels(long index);

    /// <summary>A clip.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="TrainingDataException">Its sound cannot be read.</exception>
    LabelledClip Clip(long index);
}
