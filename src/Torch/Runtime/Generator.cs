using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>libtorch's random numbers on the CPU; there is one generator, which all threads share.</summary>
    public class Generator : IDisposable
    {
        private Generator()
        {
        }

        /// <summary>The generator that random operators draw from.</summary>
        public static Generator Default { get; } = new();

        /// <summary>Starts the sequence that belongs to a seed, on every device.</summary>
        public Generator manual_seed(long seed)
        {
            Aten.ThrowIfFailed(NativeMethods.Seed(seed) < 0, "manual_seed");
            return this;
        }

        /// <summary>A copy of the state, as bytes.</summary>
        public Tensor get_state()
        {
            var state = NativeMethods.RandomState(0);
            Aten.ThrowIfFailed(state == 0, "get_state");
            return new Tensor(new TensorHandle(state));
        }

        /// <summary>Continues from a state that <see cref="get_state"/> returned.</summary>
        public void set_state(Tensor value)
        {
            _ = NativeMethods.RandomState(value.Pointer);
            GC.KeepAlive(value);
            Aten.ThrowIfFailed(Aten.LastError().Length > 0, "set_state");
        }

        /// <summary>Nothing to release; TorchSharp's generators have this member.</summary>
        public void Dispose() => GC.SuppressFinalize(this);
    }
}
