namespace WeakSep.Trainer.Data.Labels.Files;

/// <summary>A line of labels as it was read; the checks are still to come.</summary>
/// <param name="Place">File and line, for messages.</param>
/// <param name="Audio">The audio file; null where none was found.</param>
/// <param name="Name">The name that the line gives it.</param>
/// <param name="Split">The part of the data set that it belongs to; may be empty.</param>
/// <param name="Labels">Names of classes.</param>
/// <param name="IsFrameLevel">Whether the labels say when; without an event nothing sounds.</param>
internal sealed record LabelRow(
    string Place, string? Audio, string Name, string Split, IReadOnlyList<string> Labels, bool IsFrameLevel)
{
    /// <summary>When the class sounds, seconds from the beginning of the part.</summary>
    public (double Onset, double Offset)? Event { get; init; }

    /// <summary>The part of the audio that is labelled, seconds; null for all of it.</summary>
    public (double Start, double End)? Part { get; init; }
}
