using static TorchSharp.torch;

namespace WeakSep.Trainer.Runs;

/// <summary>What a checkpoint file holds.</summary>
/// <param name="Path">The file, for messages.</param>
/// <param name="Stage">Name of the stage that wrote it.</param>
/// <param name="State">Where the stage stood.</param>
/// <param name="Constants">The stage's constants.</param>
/// <param name="Settings">The run's settings.</param>
/// <param name="Network">Weights by name.</param>
/// <param name="Optimizer">Moments by name; empty where none were written.</param>
public sealed record CheckpointContent(
    string Path,
    string Stage,
    StageState State,
    IReadOnlyDictionary<string, double> Constants,
    TrainingSettings Settings,
    IReadOnlyDictionary<string, (long[] Shape, float[] Values)> Network,
    IReadOnlyDictionary<string, (long[] Shape, float[] Values)> Optimizer)
{
    /// <summary>Copies the weights into a network built with the same settings.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="CheckpointException">A weight is missing, left over or of another shape; the message names it.</exception>
    public void CopyTo(nn.Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var names = new HashSet<string>(Network.Keys);

        foreach (var (name, target) in network.state_dict())
        {
            if (!names.Remove(name) || !Network[name].Shape.SequenceEqual(target.shape))
            {
                throw new CheckpointException(
                    $"{Path}: weight {name}: expected shape [{string.Join(", ", target.shape)}]");
            }

            target.copy_(tensor(Network[name].Values, Network[name].Shape));
        }

        if (names.Count > 0)
        {
            throw new CheckpointException($"{Path}: weight {names.First()}: the network has none of that name");
        }
    }

    /// <summary>Gives a stage the constants that it was trained with.</summary>
    /// <param name="stage">The stage.</param>
    public void CopyConstantsTo(IStage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);

        foreach (var (name, value) in Constants)
        {
            stage.Constants[name] = value;
        }
    }

    /// <summary>Whether the checkpoint holds the network of a stage, alone or with others.</summary>
    /// <param name="stage">"separator", "transcriptor" or "classifier".</param>
    public bool Holds(string stage) => Stage == stage || Network.Keys.Any(name => name.StartsWith(PrefixOf(stage), StringComparison.Ordinal));

    /// <summary>The network of a stage: the whole checkpoint, or its part of one in which networks were trained together.</summary>
    /// <param name="stage">"separator", "transcriptor" or "classifier".</param>
    /// <exception cref="CheckpointException">The checkpoint holds no such network.</exception>
    public CheckpointContent Part(string stage)
    {
        if (Stage == stage)
        {
            return this;
        }

        var prefix = PrefixOf(stage);
        var weights = Network.Where(weight => weight.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(weight => weight.Key[prefix.Length..], weight => weight.Value);

        return weights.Count > 0
            ? this with { Stage = stage, Network = weights, Optimizer = new Dictionary<string, (long[], float[])>() }
            : throw new CheckpointException($"{Path}: checkpoint of a {Stage}; expected a {stage}");
    }

    private static string PrefixOf(string stage) => $"_{stage}.";
}
