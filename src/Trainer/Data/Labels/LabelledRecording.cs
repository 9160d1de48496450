namespace WeakSep.Trainer.Data.Labels;

/// <summary>A recording, or a part of one, and what its labels say. Its file exists, and its times lie inside the file.</summary>
/// <param name="Path">The audio file.</param>
/// <param name="Name">Its name within the data set, for messages.</param>
/// <param name="Split">The part of the data set that it belongs to, such as fold3 or train; empty where there is none.</param>
/// <param name="StartSeconds">Where the part begins in the file.</param>
/// <param name="Seconds">Length of the part.</param>
/// <param name="Classes">Indices of the classes that sound in it, ascending.</param>
/// <param name="Events">When they sound; null where the labels do not say.</param>
public sealed record LabelledRecording(
    string Path,
    string Name,
    string Split,
    double StartSeconds,
    double Seconds,
    IReadOnlyList<int> Classes,
    IReadOnlyList<LabelledInterval>? Events);
