using TorchSharp.Interop;

namespace TorchSharp.Modules;

/// <summary>
/// Adam (Kingma and Ba 2015): with the gradient g, m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2 and
/// p = p - lr (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + eps).
/// </summary>
/// <remarks>
/// On a GPU one list operator changes all parameters. On the CPU the parameters go one by one: a tensor of usual size
/// stays in the core's cache through the eight passes, which the list operators would make over all of them in turn.
/// </remarks>
public abstract class AdamBase : OptimizerHelper
{
    private readonly bool _decoupledDecay;

    private protected AdamBase(IEnumerable<Parameter> parameters, AdamOptions options, bool decoupledDecay)
    {
        _decoupledDecay = decoupledDecay;
        add_param_group(new ParamGroup(parameters, options));
    }

    /// <inheritdoc/>
    private protected override OptimizerState NewState(Parameter parameter) => new Adam.State(parameter);

    /// <inheritdoc/>
    private protected override void Step(ParamGroup owner)
    {
        var options = (AdamOptions)owner.Options;
        using var scope = torch.NewDisposeScope();
        var entries = (
            from parameter in owner.Parameters
            let gradient = parameter.grad
            where gradient is not null
            select new Entry(parameter, gradient, State<Adam.State>(parameter))).ToList();

        foreach (var batch in Batches(entries))
        {
            Step(batch, options);
        }
    }

    private static IEnumerable<Entry[]> Batches(List<Entry> entries)
    {
        if (entries.Count == 0 || entries[0].Parameter.device_type == DeviceType.CPU)
        {
            return entries.Select(entry => new[] { entry });
        }

        // Parameters that had no gradient for some steps are behind in the bias correction.
        return entries.GroupBy(entry => entry.State.step).Select(group => group.ToArray());
    }

    private void Step(Entry[] batch, AdamOptions options)
    {
        using var scope = torch.NewDisposeScope();
        var (b1, b2) = (options.beta1!.Value, options.beta2!.Value);
        var rate = options.LearningRate!.Value;
        var decay = options.weight_decay!.Value;
        var parameters = Array.ConvertAll(batch, torch.Tensor (entry) => entry.Parameter);
        var gradients = Array.ConvertAll(batch, entry => entry.Gradient);
        var averages = Array.ConvertAll(batch, entry => entry.State.exp_avg);
        var squares = Array.ConvertAll(batch, entry => entry.State.exp_avg_sq);

        foreach (var entry in batch)
        {
            entry.State.step++;
        }

        var t = batch[0].State.step;
        var correction1 = 1 - Math.Pow(b1, t);
        var correction2 = 1 - Math.Pow(b2, t);

        if (decay != 0 && _decoupledDecay)
        {
            Aten.Run("_foreach_mul_.Scalar", parameters, 1 - (rate * decay));
        }
        else if (decay != 0)
        {
            gradients = Aten.CallList("_foreach_add.List", gradients, parameters, decay);
        }

        Aten.Run("_foreach_mul_.Scalar", averages, b1);
        Aten.Run("_foreach_add_.List", averages, gradients, 1 - b1);
        Aten.Run("_foreach_mul_.Scalar", squares, b2);
        Aten.Run("_foreach_addcmul_.Scalar", squares, gradients, gradients, 1 - b2);

        // sqrt(v / c2) + eps as PyTorch rounds it: (sqrt(v) / sqrt(c2)) + eps.
        var divisors = Aten.CallList("_foreach_sqrt", [squares]);
        Aten.Run("_foreach_div_.Scalar", divisors, Math.Sqrt(correction2));
        Aten.Run("_foreach_add_.Scalar", divisors, options.eps!.Value);
        Aten.Run("_foreach_addcdiv_.Scalar", parameters, averages, divisors, -rate / correction1);
    }

    private readonly record struct Entry(Parameter Parameter, torch.Tensor Gradient, Adam.State State);
}
