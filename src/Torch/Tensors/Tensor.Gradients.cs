using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>
        /// Whether operations on the tensor are recorded, so that <see cref="backward()"/> reaches it.
        /// </summary>
        public bool requires_grad
        {
            get => Ask(Fact.RequiresGrad) != 0;
            set => requires_grad_(value);
        }

        /// <summary>Whether the tensor was made by the user, not by a recorded operation.</summary>
        public bool is_leaf => Ask(Fact.Leaf) != 0;

        /// <summary>
        /// The accumulated gradient; null before the first <see cref="backward()"/>. A new object each time.
        /// </summary>
        public Tensor? grad
        {
            get
            {
                var gradient = NativeMethods.Gradient(Native);
                return gradient == 0 ? null : new Tensor(new TensorHandle(gradient));
            }

            set
            {
                Aten.ThrowIfFailed(NativeMethods.SetGradient(Native, value?.Pointer ?? 0) < 0, "grad");
                GC.KeepAlive(value);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true) => InPlace("requires_grad_", this, requires_grad);

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public void retain_grad() => Aten.Run("retain_grad", this);

        public Tensor detach() => Aten.Call("detach", this);

        public Tensor detach_() => InPlace("detach_", this);

        /// <summary>
        /// Adds the derivatives of this one-element tensor to the gradients of the leaves it was made from.
        /// </summary>
        public void backward() => Aten.Run("_backward", this, Array.Empty<Tensor>());

        /// <summary>The same for a tensor of any shape, with the derivatives by this tensor given.</summary>
        /// <param name="grad_tensors">At most one tensor of this tensor's shape.</param>
        /// <param name="retain_graph">Keep the recorded operations for another call.</param>
        /// <param name="create_graph">Record the computation of the gradients too.</param>
        /// <param name="inputs">Leaves whose gradients are wanted; all of them when null.</param>
        public void backward(
            IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false,
            IList<Tensor>? inputs = null) =>
            Aten.Run("_backward", this, inputs?.ToArray() ?? [], grad_tensors?.Single(), retain_graph, create_graph);

        /// <summary>Replaces the elements, and with them device and element type, but not the identity.</summary>
        internal void Rebind(Tensor data) => Aten.Run("set_data", this, data);
    }
}
