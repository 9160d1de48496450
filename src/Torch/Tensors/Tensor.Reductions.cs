using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sum(ScalarType? type = null) => Aten.Call("sum", this, type);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) =>
            Aten.Call("sum.dim_IntList", this, dim, keepdim, type);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum([dim], keepdim, type);

        public Tensor mean() => Aten.Call("mean", this);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Aten.Call("mean.dim", this, dimensions, keepdim, type);

        public Tensor std(bool unbiased = true) => Aten.Call("std", this, unbiased);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false) =>
            Aten.Call("std.dim", this, dimensions, unbiased, keepdim);

        public Tensor var(bool unbiased = true) => Aten.Call("var", this, unbiased);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false) =>
            Aten.Call("var.dim", this, dimensions, unbiased, keepdim);

        public (Tensor @var, Tensor mean) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false) =>
            Aten.CallPair("var_mean.dim", this, dimensions, unbiased, keepdim);

        public Tensor max() => Aten.Call("max", this);

        public Tensor max(Tensor other) => maximum(other);

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) =>
            Aten.CallPair("max.dim", this, dim, keepdim);

        public Tensor min() => Aten.Call("min", this);

        public Tensor min(Tensor other) => minimum(other);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) =>
            Aten.CallPair("min.dim", this, dim, keepdim);

        public Tensor amax(long[] dims, bool keepdim = false) => Aten.Call("amax", this, dims, keepdim);

        public Tensor amin(long[] dims, bool keepdim = false) => Aten.Call("amin", this, dims, keepdim);

        public Tensor argmax() => Aten.Call("argmax", this);

        public Tensor argmax(long dim, bool keepdim = false) => Aten.Call("argmax", this, dim, keepdim);

        public Tensor argmin() => Aten.Call("argmin", this);

        public Tensor argmin(long dim, bool keepdim = false) => Aten.Call("argmin", this, dim, keepdim);

        public Tensor all() => Aten.Call("all", this);

        public Tensor all(long dim, bool keepdim = false) => Aten.Call("all.dim", this, dim, keepdim);

        public Tensor any() => Aten.Call("any", this);

        public Tensor any(long dim, bool keepdim = false) => Aten.Call("any.dim", this, dim, keepdim);

        public Tensor norm(float p = 2.0f) => Aten.Call("norm.Scalar", this, (double)p);

        public Tensor norm(int dim, bool keepdim = false, float p = 2.0f) =>
            Aten.Call("norm.ScalarOpt_dim", this, (double)p, new long[] { dim }, keepdim);

        public Tensor cumsum(long dim, ScalarType? type = null) => Aten.Call("cumsum", this, dim, type);

        public Tensor logsumexp(long dim, bool keepdim = false) => Aten.Call("logsumexp", this, new[] { dim }, keepdim);

        public Tensor median() => Aten.Call("median", this);

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false) =>
            Aten.CallPair("sort", this, dim, descending);

        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Aten.CallPair("topk", this, (long)k, (long)dim, largest, sorted);

        public Tensor matmul(Tensor target) => Aten.Call("matmul", this, target);

        public Tensor mm(Tensor target) => Aten.Call("mm", this, target);

        public Tensor bmm(Tensor batch2) => Aten.Call("bmm", this, batch2);
    }
}
