using WeakSep.Host.Commands;
using WeakSep.Host.Evaluation;
using WeakSep.Host.Evaluation.Transcription;
using WeakSep.RealtimeSeparator;
using WeakSep.Trainer;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Runs;

namespace WeakSep.Host.Studies;

/// <summary>A study of songs with scores: separators and transcriptors are measured on folders of songs.</summary>
internal sealed class SongStudy : IStudyKind
{
    private readonly StudyFile _study;
    private readonly string _dataPath;
    private readonly IReadOnlyList<string> _tests;
    private readonly TrainingDisplay _display = new();
    private TrainingData? _data;

    /// <param name="study">The study.</param>
    /// <param name="dataPath">Folder with the splits train and validation.</param>
    /// <param name="tests">Folders that separators are measured on.</param>
    internal SongStudy(StudyFile study, string dataPath, IReadOnlyList<string> tests)
    {
        _study = study;
        _dataPath = dataPath;
        _tests = tests;
    }

    /// <inheritdoc/>
    public TrainingData Load(ref TrainingSettings settings, bool withSources, CancellationToken cancellation) =>
        _data ??= new TrackLoader(settings).Load(_dataPath, withSources, _display.Loading, cancellation);

    /// <inheritdoc/>
    public IEnumerable<StudyMeasurement> Measurements(StudyRow run)
    {
        foreach (var test in _tests)
        {
            yield return new StudyMeasurement(ResultFile(test), (folder, cancellation) => Measure(run, test, folder, cancellation));
        }

        foreach (var test in _tests.Where(_ => run.Transcription is not null))
        {
            yield return new StudyMeasurement(NotesFile(test), (folder, cancellation) => MeasureNotes(run, test, folder, cancellation));
        }
    }

    /// <inheritdoc/>
    public string Report(string output) => string.Join('\n', _tests.Select(test => Report(output, test)));

    /// <inheritdoc/>
    public void Dispose() => _data?.Dispose();

    private string Report(string output, string test)
    {
        var results = Known(output, ResultFile(test)).ToDictionary(row => row.Row.Id, row => StudyResult.Read(row.Path));
        var notes = Known(output, NotesFile(test)).ToDictionary(row => row.Row.Id, row => StudyNotes.Read(row.Path));

        return results.Count == 0 ? "" : new StudyReport(_study, results).Markdown(NameOf(test)) + StudyNotesTable.Markdown(_study, notes);
    }

    private IEnumerable<(StudyRow Row, string Path)> Known(string output, string file) =>
        _study.Rows.Select(row => (Row: row, Path: Path.Combine(output, row.Run, file))).Where(row => File.Exists(row.Path));

    private static string ResultFile(string test) => NameOf(test) + ".json";

    private static string NotesFile(string test) => NameOf(test) + "-notes.json";

    private static string NameOf(string test) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(test)));

    private static string Measure(StudyRow run, string test, RunFolder folder, CancellationToken cancellation)
    {
        using var model = CheckpointModel.LoadSeparator(folder.BestCheckpoint(run.Measure), threads: 1);
        var result = EvaluateCommand.Separation(
            model, new SeparatorSettings { Threads = 1 }, TracksOf(test), floor: null, Environment.ProcessorCount, cancellation);
        EvaluationTable.Print(result.Summary);

        return EvaluationJson.Write(NameOf(test), run.Id, result, transcription: null);
    }

    private static string MeasureNotes(StudyRow run, string test, RunFolder folder, CancellationToken cancellation)
    {
        using var transcriptor = CheckpointModel.LoadTranscriptor(folder.BestCheckpoint(run.Transcription!.Stage), threads: 1);
        var result = TranscriptionEvaluator.Run(transcriptor, separator: null, TracksOf(test), Environment.ProcessorCount, cancellation);
        TranscriptionTable.Print(result);

        return EvaluationJson.Write(NameOf(test), run.Id, separation: null, result);
    }

    private static List<TrackFolder> TracksOf(string test) => SlakhFolder.Read(EvaluateCommand.FolderOf(test, split: null)).ToList();
}
