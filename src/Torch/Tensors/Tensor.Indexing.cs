using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>
        /// Part of the tensor, as PyTorch's indexing picks it; a view unless a tensor is among the indices.
        /// </summary>
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor index(params TensorIndex[] indices)
        {
            var (view, tensors) = Basic(indices);

            if (tensors.Length == 0)
            {
                return view;
            }

            var result = Aten.Call("index.Tensor", view, Argument.Optional(tensors));
            view.Dispose();
            return result;
        }

        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            var (view, tensors) = Basic(indices);

            if (tensors.Length == 0)
            {
                view.copy_(value);
            }
            else
            {
                Aten.Run("index_put_", view, Argument.Optional(tensors), value);
            }

            view.Dispose();
            return this;
        }

        /// <summary>
        /// Applies everything but tensors, which are returned at the dimensions of the view that they pick from.
        /// </summary>
        private (Tensor View, Tensor?[] Tensors) Basic(TensorIndex[] indices)
        {
            var view = alias();
            var consumed = indices.Count(index => index.Consumes);
            var tensors = new List<Tensor?>();
            var dimension = 0;

            foreach (var index in indices)
            {
                if (index.kind == TensorIndex.Kind.Ellipsis)
                {
                    dimension += (int)ndim - consumed;
                    continue;
                }

                if (index.kind == TensorIndex.Kind.Tensor)
                {
                    while (tensors.Count < dimension)
                    {
                        tensors.Add(null);
                    }

                    tensors.Add(index.tensor);
                    dimension++;
                    continue;
                }

                var next = Apply(view, index, dimension);
                view.Dispose();
                view = next;
                dimension += index.kind == TensorIndex.Kind.Single ? 0 : 1;
            }

            return (view, tensors.ToArray());
        }

        private static Tensor Apply(Tensor view, TensorIndex index, int dimension) => index.kind switch
        {
            TensorIndex.Kind.Single => view.select(dimension, index.start!.Value),
            TensorIndex.Kind.None => view.unsqueeze(dimension),
            _ => Aten.Call("slice.Tensor", view, (long)dimension, index.start, index.stop, index.step ?? 1),
        };
    }
}
