using TorchSharp;
using WeakSep.Audio.Files;
using WeakSep.Host.Commands;
using WeakSep.Trainer;
using WeakSep.Trainer.Runs;

namespace WeakSep.Host.Studies;

/// <summary>Trains and measures the rows of a study, each in a folder of its own; what is finished is passed over.</summary>
internal sealed class StudyRunner
{
    private readonly StudyFile _study;
    private readonly IStudyKind _kind;
    private readonly string _dataPath;
    private readonly string _output;
    private readonly TrainingDisplay _display = new();

    /// <param name="study">The study.</param>
    /// <param name="kind">What its rows learn from and how they are measured.</param>
    /// <param name="dataPath">The data, for the record of each run.</param>
    /// <param name="output">Folder of the study.</param>
    internal StudyRunner(StudyFile study, IStudyKind kind, string dataPath, string output)
    {
        _study = study;
        _kind = kind;
        _dataPath = dataPath;
        _output = output;
    }

    /// <summary>Runs what is not finished. A row that diverges is a result, too: the others go on.</summary>
    /// <param name="rowFinished">Told after each row that all of it is measured.</param>
    /// <param name="cancellation">Asks for a checkpoint and an end, after which the study can be taken up again.</param>
    /// <returns>Ids of the rows that diverged, or take a stage of one that did.</returns>
    internal IReadOnlyList<string> Run(Action rowFinished, CancellationToken cancellation)
    {
        // All settings are read before the first row is trained: a mistake in the last one is worth knowing now.
        var rows = _study.Runs.Select(row => (Row: row, Settings: _study.SettingsOf(row), Recipe: _study.RecipeOf(row))).ToList();
        var open = rows.Where(entry => !_kind.Measurements(entry.Row).All(result => File.Exists(PathOf(entry.Row, result)))).ToList();
        var withSources = open.Exists(entry => entry.Recipe.NeedsSources);

        var diverged = new List<string>();

        foreach (var (row, settings, recipe) in open)
        {
            if (row.Stages.Values.FirstOrDefault(diverged.Contains) is { } missing)
            {
                Console.Error.WriteLine($"row {row.Id}: takes a stage of {missing}, which diverged; passed over");
                diverged.Add(row.Id);
                continue;
            }

            try
            {
                Console.WriteLine($"row {row.Id}: {row.Title}");
                RunRow(row, settings, recipe, withSources, cancellation);
                rowFinished();
            }
            catch (TrainingDivergedException failure)
            {
                Console.Error.WriteLine($"row {row.Id}: {failure.Message}; the other rows go on");
                diverged.Add(row.Id);
            }
        }

        return diverged;
    }

    private void RunRow(StudyRow row, TrainingSettings settings, IRecipe recipe, bool withSources, CancellationToken cancellation)
    {
        var folder = Train(row, settings, recipe, withSources, cancellation);

        foreach (var result in _kind.Measurements(row).Where(result => !File.Exists(PathOf(row, result))))
        {
            AtomicFile.WriteAllText(PathOf(row, result), result.Measure(folder, cancellation));
        }
    }

    private string PathOf(StudyRow row, StudyMeasurement result) => Path.Combine(_output, row.Id, result.File);

    private RunFolder Train(StudyRow row, TrainingSettings settings, IRecipe recipe, bool withSources, CancellationToken cancellation)
    {
        var data = _kind.Load(ref settings, withSources, cancellation);
        var folder = new RunFolder(Path.Combine(_output, row.Id));

        foreach (var (stage, other) in row.Stages)
        {
            if (!File.Exists(folder.LastCheckpoint(stage)))
            {
                var from = new RunFolder(Path.Combine(_output, other));
                File.Copy(from.BestCheckpoint(stage), folder.BestCheckpoint(stage), overwrite: true);
                File.Copy(from.LastCheckpoint(stage), folder.LastCheckpoint(stage));
            }
        }

        AtomicFile.WriteAllText(folder.SettingsPath, SettingsFile.ToYaml(settings));
        AtomicFile.WriteAllText(folder.RecordPath, RunRecord.Write(recipe, _dataPath, data, settings));
        torch.random.manual_seed(settings.Seed);
        recipe.Run(new RunContext(settings, data, folder, _display.Training, Resume: true), cancellation);

        return folder;
    }
}
