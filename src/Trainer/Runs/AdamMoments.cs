using TorchSharp.Modules;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Runs;

/// <summary>Adam's moments by parameter name, to and from a checkpoint.</summary>
internal static class AdamMoments
{
    private const string First = ".exp_avg";
    private const string Second = ".exp_avg_sq";
    private const string Steps = ".step";

    public static Dictionary<string, Tensor> Take(Adam optimizer, nn.Module network, string prefix)
    {
        var moments = new Dictionary<string, Tensor>();

        foreach (var (name, state) in Named(optimizer, network, prefix))
        {
            moments[name + First] = state.exp_avg;
            moments[name + Second] = state.exp_avg_sq;
            moments[name + Steps] = tensor(new[] { (float)state.step }, [1]);
        }

        return moments;
    }

    public static void Restore(Adam optimizer, nn.Module network, string prefix, CheckpointContent content)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();

        foreach (var (name, state) in Named(optimizer, network, prefix))
        {
            state.exp_avg.copy_(Moment(content, name + First));
            state.exp_avg_sq.copy_(Moment(content, name + Second));
            state.step = (long)content.Optimizer[name + Steps].Values[0];
        }
    }

    private static Tensor Moment(CheckpointContent content, string name)
    {
        return content.Optimizer.TryGetValue(name, out var moment)
            ? tensor(moment.Values, moment.Shape)
            : throw new CheckpointException($"{content.Path}: optimiser moment {name} is missing; expected the last checkpoint of a stage");
    }

    private static IEnumerable<(string Name, Adam.State State)> Named(Adam optimizer, nn.Module network, string prefix)
    {
        var names = network.named_parameters().Select(entry => entry.name);

        return names.Zip(optimizer.state_dict().State, (name, state) => (prefix + name, (Adam.State)state));
    }
}
