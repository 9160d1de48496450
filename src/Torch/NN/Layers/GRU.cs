using TorchSharp.Interop;

namespace TorchSharp.Modules
{
    /// <summary>Gated recurrent units over [frames, batch, features], or batch first: Cho et al. 2014.</summary>
    public sealed class GRU : torch.nn.Module<torch.Tensor, torch.Tensor?, (torch.Tensor, torch.Tensor)>
    {
        private const long Gates = 3;

        private readonly RecurrentParameters _parameters;

        internal GRU(long inputSize, RecurrentOptions options, torch.Device? device, torch.ScalarType? dtype)
            : base(nameof(GRU)) => _parameters = new(this, Gates, inputSize, options, device, dtype);

        /// <summary>All outputs of the last layer, and the last state of every layer.</summary>
        /// <param name="input">[frames, batch, features], or [batch, frames, features].</param>
        /// <param name="h0">The first state, [layers * directions, batch, hidden]; zero when null.</param>
        public override (torch.Tensor, torch.Tensor) forward(torch.Tensor input, torch.Tensor? h0 = null)
        {
            var options = _parameters.Options;
            return Aten.CallPair(
                "gru.input", input, h0 ?? _parameters.Start(input), _parameters.ToArray(), options.Bias, options.Layers,
                options.Dropout, training, options.Bidirectional, options.BatchFirst);
        }

        /// <inheritdoc cref="forward"/>
        public new (torch.Tensor, torch.Tensor) call(
            torch.Tensor input, torch.Tensor? h0 = null) => base.call(input, h0);

        /// <inheritdoc/>
        protected override void RegisterComponents()
        {
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.GRU GRU(
                long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false,
                double dropout = 0.0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, new(hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional), device, dtype);
        }
    }
}
