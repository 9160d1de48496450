namespace TorchSharp.Modules;

/// <summary>Sizes and weights of a recurrent layer, in the order in which libtorch takes them.</summary>
internal sealed class RecurrentParameters
{
    private readonly List<torch.Tensor> _list = [];

    /// <param name="owner">Registers the weights under PyTorch's names: weight_ih_l0, ..., bias_hh_l1_reverse.</param>
    /// <param name="gates">Blocks of the hidden size that a step computes: 3 for GRU, 4 for LSTM.</param>
    /// <param name="inputSize">Features per frame.</param>
    /// <param name="options">Everything else.</param>
    /// <param name="device">Where the weights are kept.</param>
    /// <param name="dtype">Their element type.</param>
    public RecurrentParameters(
        torch.nn.Module owner, long gates, long inputSize, RecurrentOptions options, torch.Device? device,
        torch.ScalarType? dtype)
    {
        Options = options;
        var hidden = options.HiddenSize;

        for (var layer = 0L; layer < options.Layers; layer++)
        {
            var width = layer == 0 ? inputSize : hidden * options.Directions;

            for (var direction = 0; direction < options.Directions; direction++)
            {
                var suffix = $"_l{layer}{(direction == 0 ? "" : "_reverse")}";
                Add("weight_ih", [gates * hidden, width]);
                Add("weight_hh", [gates * hidden, hidden]);

                if (options.Bias)
                {
                    Add("bias_ih", [gates * hidden]);
                    Add("bias_hh", [gates * hidden]);
                }

                void Add(string name, long[] size)
                {
                    var parameter = LayerFactory.Uniform(size, hidden, device, dtype);
                    owner.register_parameter(name + suffix, parameter);
                    _list.Add(parameter);
                }
            }
        }
    }

    public RecurrentOptions Options { get; }

    public torch.Tensor[] ToArray() => _list.ToArray();

    /// <summary>The state before the first frame, zero: [layers * directions, batch, hidden].</summary>
    public torch.Tensor Start(torch.Tensor input) =>
        torch.zeros(
            Options.Layers * Options.Directions, input.size(Options.BatchFirst ? 0 : 1), Options.HiddenSize,
            input.dtype, input.device);
}
