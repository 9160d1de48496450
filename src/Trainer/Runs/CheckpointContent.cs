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
}
