using TorchSharp.Interop;

namespace TorchSharp.Modules
{
    /// <summary>
    /// Long short-term memory over [frames, batch, features], or batch first: Hochreiter and Schmidhuber 1997.
    /// </summary>
    public sealed class LSTM
        : torch.nn.Module<torch.Tensor, (torch.Tensor, torch.Tensor)?, (torch.Tensor, torch.Tensor, torch.Tensor)>
    {
        private const long Gates = 4;

        private readonly RecurrentParameters _parameters;

        internal LSTM(long inputSize, RecurrentOptions options, torch.Device? device, torch.ScalarType? dtype)
            : base(nameof(LSTM)) => _parameters = new(this, Gates, inputSize, options, device, dtype);

        /// <summary>All outputs of the last layer, and the last output and cell state of every layer.</summary>
        /// <param name="input">[frames, batch, features], or [batch, frames, features].</param>
        /// <param name="h0_c0">
        /// The first output and cell state, each [layers * directions, batch, hidden]; zero when null.
        /// </param>
        public override (torch.Tensor, torch.Tensor, torch.Tensor) forward(
            torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0 = null)
        {
            var options = _parameters.Options;
            var (output, cell) = h0_c0 ?? (_parameters.Start(input), _parameters.Start(input));
            return Aten.CallTriple(
                "lstm.input", input, new[] { output, cell }, _parameters.ToArray(), options.Bias, options.Layers,
                options.Dropout, training, options.Bidirectional, options.BatchFirst);
        }

        /// <inheritdoc cref="forward"/>
        public new (torch.Tensor, torch.Tensor, torch.Tensor) call(
            torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0 = null) => base.call(input, h0_c0);

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
            public static Modules.LSTM LSTM(
                long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false,
                double dropout = 0.0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, new(hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional), device, dtype);
        }
    }
}
