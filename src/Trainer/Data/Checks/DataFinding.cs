namespace WeakSep.Trainer.Data.Checks;

/// <summary>One thing that a check of the data found.</summary>
/// <param name="Kind">Which check.</param>
/// <param name="Message">One line that names the file or song, and what was expected.</param>
/// <param name="IsError">Whether training is to stop for it.</param>
public sealed record DataFinding(FindingKind Kind, string Message, bool IsError = false);
