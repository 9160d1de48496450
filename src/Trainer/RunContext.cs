using WeakSep.Trainer.Data;
using WeakSep.Trainer.Runs;

namespace WeakSep.Trainer;

/// <summary>What a recipe runs with.</summary>
/// <param name="Settings">The run's settings.</param>
/// <param name="Data">The run's data.</param>
/// <param name="Folder">Where checkpoints and metrics go.</param>
/// <param name="Progress">Told of progress.</param>
/// <param name="Resume">Whether to go on from the folder's checkpoints.</param>
/// <param name="From">An exported model or a checkpoint whose weights the separator starts with; null for fresh ones.</param>
public sealed record RunContext(
    TrainingSettings Settings,
    TrainingData Data,
    RunFolder Folder,
    IProgress<TrainingProgress> Progress,
    bool Resume,
    string? From = null);
