using System.Text.Json;
using WeakSep.Audio.Files;

namespace WeakSep.Trainer.Runs;

/// <summary>
/// The folder of a run: settings.yaml, run.json (recipe, data, versions), and per stage last.safetensors,
/// best.safetensors and metrics.jsonl.
/// </summary>
public sealed class RunFolder
{
    private readonly string _path;

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

    /// <summary>Appends a line to a stage's metrics.</summary>
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
    }

    /// <summary>
    /// Drops metrics after a step: a run that was killed may have reported steps that its checkpoint has not seen.
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
