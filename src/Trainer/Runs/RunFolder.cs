using System.Text.Json;
using WeakSep.Audio.Files;
using WeakSep.Trainer.Runs.Events;

namespace WeakSep.Trainer.Runs;

/// <summary>
/// The folder of a run: settings.yaml, run.json (recipe, data, versions), and per stage last.safetensors,
/// best.safetensors, metrics.jsonl and TensorBoard's event files; scores holds what was aligned.
/// </summary>
public sealed class RunFolder
{
    private readonly string _path;
    private readonly Dictionary<string, EventFile> _events = [];

    /// <summary>Opens or creates the folder.</summary>
    /// <param name="path">The folder.</param>
    public RunFolder(string path)
    {
        _path = path;
        Directory.CreateDirectory(path);
    }

    /// <summary>The settings of the run.</summary>
    public string SettingsPath => Path.Combine(_path, "settings.yaml");

    /// <summary>What ran on which data.</summary>
    public string RecordPath => Path.Combine(_path, "run.json");

    /// <summary>The newest checkpoint of a stage.</summary>
    /// <param name="stage">Name of the stage.</param>
    public string LastCheckpoint(string stage) => Path.Combine(StageFolder(stage), "last.safetensors");

    /// <summary>The checkpoint of a stage with the lowest validation loss.</summary>
    /// <param name="stage">Name of the stage.</param>
    public string BestCheckpoint(string stage) => Path.Combine(StageFolder(stage), "best.safetensors");

    /// <summary>The aligned score of a song.</summary>
    /// <param name="split">Split of the song.</param>
    /// <param name="song">Name of the song.</param>
    public string AlignedScore(string split, string song)
    {
        var folder = Path.Combine(_path, "scores", split);
        Directory.CreateDirectory(folder);

        return Path.Combine(folder, song + ".mid");
    }

    /// <summary>Appends a line to a stage's metrics, and the same to its event file.</summary>
    /// <param name="progress">What was reported.</param>
    public void Append(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var line = new Dictionary<string, object?>
        {
            ["step"] = progress.Step,
            ["learningRate"] = progress.LearningRate,
            ["validation"] = progress.ValidationLoss,
            ["clipsPerSecond"] = Math.Round(progress.ClipsPerSecond, 1),
        };

        foreach (var (name, value) in progress.Losses)
        {
            line[name] = value;
        }

        File.AppendAllText(
            Path.Combine(StageFolder(progress.Stage), "metrics.jsonl"), JsonSerializer.Serialize(line) + "\n");
        Events(progress.Stage).Append(progress);
    }

    /// <summary>
    /// Drops metrics and events after a step: a run that was killed may have reported steps that its checkpoint has not seen.
    /// </summary>
    /// <param name="stage">Name of the stage.</param>
    /// <param name="step">Last step to keep.</param>
    public void TruncateMetrics(string stage, long step)
    {
        var path = Path.Combine(StageFolder(stage), "metrics.jsonl");

        if (File.Exists(path))
        {
            var kept = File.ReadLines(path).Where(line => StepOf(line) <= step);
            AtomicFile.WriteAllText(path, string.Concat(kept.Select(line => line + "\n")));
        }

        Events(stage).Truncate(step);
    }

    private EventFile Events(string stage)
    {
        if (!_events.TryGetValue(stage, out var file))
        {
            file = new EventFile(StageFolder(stage), TimeProvider.System);
            _events.Add(stage, file);
        }

        return file;
    }

    private static long StepOf(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.GetProperty("step").GetInt64();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException)
        {
            return long.MaxValue;       // a line cut short by a crash is dropped
        }
    }

    private string StageFolder(string stage)
    {
        var folder = Path.Combine(_path, stage);
        Directory.CreateDirectory(folder);

        return folder;
    }
}
