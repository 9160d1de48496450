using WeakSep.Trainer.Data.Checks;

namespace WeakSep.Trainer.Data.Mixed;

/// <summary>The songs of a folder.</summary>
/// <param name="Training">Songs to learn from.</param>
/// <param name="Validation">Songs to validate on.</param>
/// <param name="Findings">What is wrong with their annotations, with file and line; songs with errors are left out.</param>
public sealed record AnnotatedSongs(
    IReadOnlyList<AnnotatedSong> Training, IReadOnlyList<AnnotatedSong> Validation, IReadOnlyList<DataFinding> Findings);
