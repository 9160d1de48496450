using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor view(params long[] shape) => Aten.Call("view", this, shape);

        public Tensor reshape(params long[] shape) => Aten.Call("reshape", this, shape);

        public Tensor flatten(long start_dim = 0, long end_dim = -1) =>
            Aten.Call("flatten.using_ints", this, start_dim, end_dim);

        public Tensor unflatten(long dim, params long[] sizes)
        {
            var old = shape;
            var at = (int)(dim < 0 ? dim + old.Length : dim);
            return view([.. old[..at], .. sizes, .. old[(at + 1)..]]);
        }

        public Tensor transpose(long dim0, long dim1) => Aten.Call("transpose.int", this, dim0, dim1);

        public Tensor t() => Aten.Call("t", this);

        public Tensor permute(params long[] permutation) => Aten.Call("permute", this, permutation);

        public Tensor unsqueeze(long dim) => Aten.Call("unsqueeze", this, dim);

        public Tensor squeeze(long? dim = null) =>
            dim is { } one ? Aten.Call("squeeze.dim", this, one) : Aten.Call("squeeze", this);

        public Tensor expand(params long[] sizes) => Aten.Call("expand", this, sizes);

        public Tensor expand_as(Tensor other) => expand(other.shape);

        public Tensor repeat(params long[] sizes) => Aten.Call("repeat", this, sizes);

        public Tensor narrow(long dim, long start, long length) => Aten.Call("narrow", this, dim, start, length);

        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) =>
            Aten.Call("diagonal", this, offset, dim1, dim2);

        public Tensor slice(long dim, long start, long finish, long step) =>
            Aten.Call("slice.Tensor", this, dim, start, finish, step);

        public Tensor select(long dim, long index) => Aten.Call("select.int", this, dim, index);

        public Tensor index_select(long dim, Tensor index) => Aten.Call("index_select", this, dim, index);

        public Tensor gather(long dim, Tensor index) => Aten.Call("gather", this, dim, index);

        public Tensor scatter_(long dim, Tensor index, Tensor src) => InPlace("scatter_.src", this, dim, index, src);

        public Tensor masked_select(Tensor mask) => Aten.Call("masked_select", this, mask);

        public Tensor flip(params long[] dims) => Aten.Call("flip", this, dims);

        public Tensor roll(long shifts, long? dims = null) =>
            Aten.Call("roll", this, new[] { shifts }, dims is { } dim ? new[] { dim } : Array.Empty<long>());

        public Tensor unfold(long dimension, long size, long step) => Aten.Call("unfold", this, dimension, size, step);

        public Tensor tril(long diagonal = 0) => Aten.Call("tril", this, diagonal);

        public Tensor triu(long diagonal = 0) => Aten.Call("triu", this, diagonal);

        public Tensor[] split(long size, int dim = 0) => Aten.CallList("split.Tensor", this, size, (long)dim);

        public Tensor[] split(long[] sizes, long dim = 0) => Aten.CallList("split_with_sizes", this, sizes, dim);

        public Tensor[] chunk(long chunks, long dim = 0L) => Aten.CallList("chunk", this, chunks, dim);

        public Tensor[] unbind(long dimension = 0L) => Aten.CallList("unbind.int", this, dimension);
    }
}
