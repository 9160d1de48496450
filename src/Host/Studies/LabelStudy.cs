using WeakSep.Host.Commands;
using WeakSep.Host.Evaluation;
using WeakSep.RealtimeSeparator;
using WeakSep.Trainer;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Evaluation;
using WeakSep.Trainer.Recipes.Labels;
using WeakSep.Trainer.Runs;

namespace WeakSep.Host.Studies;

/// <summary>
/// A study of labelled sound: separators, and the classifiers that taught them, are measured on the test part of the data, as each of
/// the study's tests wants its mixtures.
/// </summary>
internal sealed class LabelStudy : IStudyKind
{
    private const string TestSplit = "test";

    private readonly StudyFile _study;
    private readonly string _dataPath;
    private readonly TrainingDisplay _display = new();
    private TrainingData? _data;
    private string _dataKey = "";
    private string[] _classes = [];

    /// <param name="study">The study.</param>
    /// <param name="dataPath">Folder of labelled sound.</param>
    internal LabelStudy(StudyFile study, string dataPath)
    {
        _study = study;
        _dataPath = dataPath;
    }

    /// <inheritdoc/>
    public TrainingData Load(ref TrainingSettings settings, bool withSources, CancellationToken cancellation)
    {
        var key = DataKey(settings);

        if (_data is null || key != _dataKey)
        {
            _data?.Dispose();
            _data = TrainingLabels.Load(_dataPath, ref settings, _display.Loading, cancellation);
            (_dataKey, _classes) = (key, settings.Instruments);
        }

        settings = settings with { Instruments = _classes };

        return _data;
    }

    /// <inheritdoc/>
    public IEnumerable<StudyMeasurement> Measurements(StudyRow run)
    {
        var shown = _study.Rows.Where(row => row.Run == run.Id).ToList();

        foreach (var test in _study.Tests.Where(test => shown.Exists(row => _study.TestOf(row) == test)))
        {
            var classified = shown.Exists(row => row.Classification is not null && _study.TestOf(row) == test);

            yield return new StudyMeasurement(
                FileOf(test), (folder, cancellation) => Measure(run, test, classified, folder, cancellation));
        }
    }

    /// <inheritdoc/>
    public string Report(string output)
    {
        var read = new Dictionary<string, LabelStudyResult>();
        var results = new Dictionary<string, LabelStudyResult>();

        foreach (var row in _study.Rows)
        {
            var path = Path.Combine(output, row.Run, FileOf(_study.TestOf(row)));

            if (!read.ContainsKey(path) && File.Exists(path))
            {
                read.Add(path, LabelStudyResult.Read(path));
            }

            if (read.TryGetValue(path, out var result))
            {
                results.Add(row.Id, result);
            }
        }

        return new LabelStudyReport(_study, results).Markdown();
    }

    /// <inheritdoc/>
    public void Dispose() => _data?.Dispose();

    private static string FileOf(StudyTest test) => test.Id + ".json";

    private string Measure(StudyRow run, StudyTest test, bool classified, RunFolder folder, CancellationToken cancellation)
    {
        var path = folder.BestCheckpoint(run.Measure);
        var trained = Checkpoint.Load(path).Settings;
        var data = _study.SettingsOf(run, test).Labels.Data;
        var clips = LabelledSound.Open(
            _dataPath, TestSplit, trained with { Labels = trained.Labels with { Data = data } }, cancellation);
        using var model = CheckpointModel.LoadSeparator(path, threads: 1);
        var separation = EvaluateCommand.Result(
            model.Facts.Sources,
            LabelledSound.Separate(model, new SeparatorSettings { Threads = 1 }, clips, limit: null, Environment.ProcessorCount, cancellation),
            floor: null);
        EvaluationTable.Print(separation.Summary);
        var classification = classified
            ? ClassifierTrial.Run(Checkpoint.Load(folder.BestCheckpoint(ClassifierStage.StageName)), clips, clips.Count, cancellation)
            : null;

        return EvaluationJson.Write(test.Id, run.Id, separation, transcription: null, classification);
    }

    /// <summary>All that decides which clips a run sees.</summary>
    private static string DataKey(TrainingSettings settings) => SettingsFile.ToYaml(new TrainingSettings
    {
        SampleRate = settings.SampleRate,
        Window = settings.Window,
        Hop = settings.Hop,
        ClipFrames = settings.ClipFrames,
        Labels = new LabelSettings { Data = settings.Labels.Data },
    });
}
