using System.Text.Json;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Runs;

/// <summary>
/// A stage on disk: weights, the optimiser's moments, where it stands, its constants, and the settings that rebuild the
/// network.
/// </summary>
public static class Checkpoint
{
    private const string NetworkPrefix = "network.";
    private const string OptimizerPrefix = "optimizer.";
    private const string StateKey = "weaksep.state";
    private const string ConstantsKey = "weaksep.constants";
    private const string SettingsKey = "weaksep.settings";
    private const string StageKey = "weaksep.stage";

    /// <summary>Writes a stage, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="optimizer">Its optimiser's moments by parameter name; empty where they are not wanted.</param>
    /// <param name="state">Where it stands.</param>
    /// <param name="settings">The run's settings.</param>
    public static void Save(
        string path,
        IStage stage,
        IReadOnlyDictionary<string, Tensor> optimizer,
        StageState state,
        TrainingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(optimizer);
        using var scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor>();

        foreach (var (name, value) in stage.Network.state_dict())
        {
            tensors[NetworkPrefix + name] = value;
        }

        foreach (var (name, value) in optimizer)
        {
            tensors[OptimizerPrefix + name] = value;
        }

        Safetensors.Write(path, tensors, new Dictionary<string, string>
        {
            [StageKey] = stage.Name,
            [StateKey] = JsonSerializer.Serialize(state, Json),
            [ConstantsKey] = JsonSerializer.Serialize(stage.Constants),
            [SettingsKey] = SettingsFile.ToYaml(settings),
        });
    }

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The file is damaged or from elsewhere.</exception>
    public static CheckpointContent Load(string path)
    {
        var (tensors, metadata) = Safetensors.Read(path);
        var state = JsonSerializer.Deserialize<StageState>(Entry(metadata, StateKey, path), Json)!;
        var constants = JsonSerializer.Deserialize<Dictionary<string, double>>(Entry(metadata, ConstantsKey, path))!;
        var settings = SettingsFile.Parse(Entry(metadata, SettingsKey, path), path);

        return new CheckpointContent(
            path,
            Entry(metadata, StageKey, path),
            state,
            constants,
            settings,
            Strip(tensors, NetworkPrefix),
            Strip(tensors, OptimizerPrefix));
    }

    private static JsonSerializerOptions Json { get; } = new()
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private static string Entry(Dictionary<string, string> metadata, string key, string path)
    {
        return metadata.TryGetValue(key, out var value)
            ? value
            : throw new CheckpointException($"{path}: metadata {key} is missing; expected a checkpoint that WeakSep wrote");
    }

    private static Dictionary<string, (long[], float[])> Strip(
        Dictionary<string, (long[] Shape, float[] Values)> tensors, string prefix)
    {
        return tensors.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key[prefix.Length..], pair => pair.Value);
    }
}
