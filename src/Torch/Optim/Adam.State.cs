namespace TorchSharp.Modules;

public partial class Adam
{
    /// <summary>Adam's memory of one parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        internal State(Parameter parameter)
            : base(parameter)
        {
            exp_avg = Zeros();
            exp_avg_sq = Zeros();
        }

        /// <summary>Steps taken.</summary>
        public long step;

        /// <summary>Mean of the gradients, decaying; shaped as the parameter.</summary>
        public torch.Tensor exp_avg { get; private set; }

        /// <summary>Mean of their squares, decaying; shaped as the parameter.</summary>
        public torch.Tensor exp_avg_sq { get; private set; }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            exp_avg.Save(writer);
            exp_avg_sq.Save(writer);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            exp_avg.Load(reader);
            exp_avg_sq.Load(reader);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            exp_avg.copy_(other.exp_avg);
            exp_avg_sq.copy_(other.exp_avg_sq);
        }

        /// <inheritdoc/>
        public override void to(torch.Device device)
        {
            exp_avg = exp_avg.to(device, disposeAfter: true).DetachFromDisposeScope();
            exp_avg_sq = exp_avg_sq.to(device, disposeAfter: true).DetachFromDisposeScope();
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            exp_avg.Dispose();
            exp_avg_sq.Dispose();
        }

        private torch.Tensor Zeros()
        {
            using var recording = torch.no_grad();
            return torch.zeros_like(_parameter).DetachFromDisposeScope();
        }
    }
}
