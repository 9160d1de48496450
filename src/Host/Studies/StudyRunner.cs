using TorchSharp;
using WeakSep.Audio.Files;
using WeakSep.Host.Commands;
using WeakSep.Host.Evaluation;
using WeakSep.Host.Evaluation.Transcription;
using WeakSep.RealtimeSeparator;
using WeakSep.Trainer;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Recipes;
using WeakSep.Trainer.Runs;

namespace WeakSep.Host.Studies;

/// <summary>Trains and measures the rows of a study, each in a folder of its own; what is finished is passed over.</summary>
internal sealed class StudyRunner
{
    private readonly StudyFile _study;
    private readonly string _output;
    private readonly string _dataPath;
    private readonly IReadOnlyList<string> _tests;
    private readonly TrainingDisplay _display = new();

    /// <param name="study">The study.</param>
    /// <param name="dataPath">Folder with the splits train and validation.</param>
    /// <param name="tests">Folders that separators are measured on.</param>
    /// <param name="output">Folder of the study.</param>
    internal StudyRunner(StudyFile study, string dataPath, IReadOnlyList<string> tests, string output)
    {
        _study = study;
        _dataPath = dataPath;
        _tests = tests;
        _output = output;
    }

    /// <summary>Runs what is not finished.</summary>
    /// <param name="cancellation">Asks for a checkpoint and an end, after which the study can be taken up again.</param>
    internal void Run(CancellationToken cancellation)
    {
        // All settings are read before the first row is trained: a mistake in the last one is worth knowing now.
        var rows = _study.Rows.Select(row => (Row: row, Settings: _study.SettingsOf(row), Recipe: RecipeOf(row))).ToList();
        var open = rows.Where(entry => !IsFinished(entry.Row)).ToList();

        if (open.Count == 0)
        {
            return;
        }

        using var data = new TrackLoader(open[0].Settings)
            .Load(_dataPath, open.Any(entry => entry.Recipe.NeedsSources), _display.Loading, cancellation);

        foreach (var (row, settings, recipe) in open)
        {
            Console.WriteLine($"row {row.Id}: {row.Title}");
            Train(row, settings, recipe, data, cancellation);

            foreach (var test in _tests.Where(test => !File.Exists(ResultPath(row, test))))
            {
                Measure(row, test, cancellation);
            }

            foreach (var test in _tests.Where(test => row.Transcription is not null && !File.Exists(NotesPath(row, test))))
            {
                MeasureNotes(row, row.Transcription!, test, cancellation);
            }
        }
    }

    /// <summary>Where the measurement of a row on a test set is kept, as <c>evaluate --json</c> writes it.</summary>
    internal string ResultPath(StudyRow row, string test) => Path.Combine(_output, row.Id, TestName(test) + ".json");

    /// <summary>Where the measurement of its transcriptor is kept.</summary>
    internal string NotesPath(StudyRow row, string test) => Path.Combine(_output, row.Id, TestName(test) + "-notes.json");

    /// <summary>Name of a test set: its folder's.</summary>
    internal static string TestName(string test) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(test)));

    private bool IsFinished(StudyRow row)
    {
        return _tests.All(test =>
            File.Exists(ResultPath(row, test)) && (row.Transcription is null || File.Exists(NotesPath(row, test))));
    }

    private void Train(StudyRow row, TrainingSettings settings, IRecipe recipe, TrainingData data, CancellationToken cancellation)
    {
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
    }

    private void Measure(StudyRow row, string test, CancellationToken cancellation)
    {
        var checkpoint = new RunFolder(Path.Combine(_output, row.Id)).BestCheckpoint(row.Measure);
        using var model = CheckpointModel.LoadSeparator(checkpoint, threads: 1);
        var tracks = SlakhFolder.Read(EvaluateCommand.FolderOf(test, split: null)).ToList();
        var result = EvaluateCommand.Separation(
            model, new SeparatorSettings { Threads = 1 }, tracks, floor: null, Environment.ProcessorCount, cancellation);
        EvaluationTable.Print(result.Summary);
        AtomicFile.WriteAllText(ResultPath(row, test), EvaluationJson.Write(TestName(test), row.Id, result, transcription: null));
    }

    private void MeasureNotes(StudyRow row, StudyTranscription transcription, string test, CancellationToken cancellation)
    {
        var checkpoint = new RunFolder(Path.Combine(_output, row.Id)).BestCheckpoint(transcription.Stage);
        using var transcriptor = CheckpointModel.LoadTranscriptor(checkpoint, threads: 1);
        var tracks = SlakhFolder.Read(EvaluateCommand.FolderOf(test, split: null)).ToList();
        var result = TranscriptionEvaluator.Run(transcriptor, separator: null, tracks, Environment.ProcessorCount, cancellation);
        TranscriptionTable.Print(result);
        AtomicFile.WriteAllText(NotesPath(row, test), EvaluationJson.Write(TestName(test), row.Id, separation: null, result));
    }

    private static IRecipe RecipeOf(StudyRow row)
    {
        return RecipeTable.All.FirstOrDefault(recipe => recipe.Name == row.Recipe)
            ?? throw new SettingsException(
                $"row {row.Id}: recipe {row.Recipe}; expected one of {string.Join(", ", RecipeTable.All.Select(recipe => recipe.Name))}");
    }
}
