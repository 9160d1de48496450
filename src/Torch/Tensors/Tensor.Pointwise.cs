using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add(Tensor target) => Aten.Call("add.Tensor", this, target);

        public Tensor add(Tensor target, Scalar alpha) => Aten.Call("add.Tensor", this, target, alpha);

        public Tensor add(Scalar scalar) => Aten.Call("add.Scalar", this, scalar);

        public Tensor add_(Tensor target) => InPlace("add_.Tensor", this, target);

        public Tensor add_(Tensor target, Scalar alpha) => InPlace("add_.Tensor", this, target, alpha);

        public Tensor add_(Scalar scalar) => InPlace("add_.Scalar", this, scalar);

        public Tensor sub(Tensor target) => Aten.Call("sub.Tensor", this, target);

        public Tensor sub(Scalar target) => Aten.Call("sub.Scalar", this, target);

        public Tensor sub_(Tensor target) => InPlace("sub_.Tensor", this, target);

        public Tensor sub_(Scalar target) => InPlace("sub_.Scalar", this, target);

        public Tensor mul(Tensor target) => Aten.Call("mul.Tensor", this, target);

        public Tensor mul(Scalar target) => Aten.Call("mul.Scalar", this, target);

        public Tensor mul_(Tensor target) => InPlace("mul_.Tensor", this, target);

        public Tensor mul_(Scalar target) => InPlace("mul_.Scalar", this, target);

        public Tensor div(Tensor target) => Aten.Call("div.Tensor", this, target);

        public Tensor div(Scalar target) => Aten.Call("div.Scalar", this, target);

        public Tensor div_(Tensor target) => InPlace("div_.Tensor", this, target);

        public Tensor div_(Scalar target) => InPlace("div_.Scalar", this, target);

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Aten.Call("addcmul", this, tensor1, tensor2, value);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            InPlace("addcmul_", this, tensor1, tensor2, value);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            InPlace("addcdiv_", this, tensor1, tensor2, value);

        public Tensor lerp(Tensor end, Tensor weight) => Aten.Call("lerp.Tensor", this, end, weight);

        public Tensor lerp_(Tensor end, Tensor weight) => InPlace("lerp_.Tensor", this, end, weight);

        public Tensor pow(Tensor exponent) => Aten.Call("pow.Tensor_Tensor", this, exponent);

        public Tensor pow(Scalar exponent) => Aten.Call("pow.Tensor_Scalar", this, exponent);

        public Tensor maximum(Tensor other) => Aten.Call("maximum", this, other);

        public Tensor minimum(Tensor other) => Aten.Call("minimum", this, other);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Aten.Call("clamp", this, min, max);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => InPlace("clamp_", this, min, max);

        public Tensor clamp_min(Scalar min) => Aten.Call("clamp_min", this, min);

        public Tensor clamp_max(Scalar max) => Aten.Call("clamp_max", this, max);

        public Tensor abs() => Aten.Call("abs", this);

        public Tensor neg() => Aten.Call("neg", this);

        public Tensor sign() => Aten.Call("sign", this);

        public Tensor square() => Aten.Call("square", this);

        public Tensor sqrt() => Aten.Call("sqrt", this);

        public Tensor rsqrt() => Aten.Call("rsqrt", this);

        public Tensor reciprocal() => Aten.Call("reciprocal", this);

        public Tensor exp() => Aten.Call("exp", this);

        public Tensor expm1() => Aten.Call("expm1", this);

        public Tensor log() => Aten.Call("log", this);

        public Tensor log1p() => Aten.Call("log1p", this);

        public Tensor log2() => Aten.Call("log2", this);

        public Tensor log10() => Aten.Call("log10", this);

        public Tensor sin() => Aten.Call("sin", this);

        public Tensor cos() => Aten.Call("cos", this);

        public Tensor tanh() => Aten.Call("tanh", this);

        public Tensor sigmoid() => Aten.Call("sigmoid", this);

        public Tensor relu() => Aten.Call("relu", this);

        public Tensor relu_() => InPlace("relu_", this);

        public Tensor softmax(long dim, ScalarType? dtype = null) => Aten.Call("softmax.int", this, dim, dtype);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Aten.Call("log_softmax.int", this, dim, dtype);

        public Tensor floor() => Aten.Call("floor", this);

        public Tensor ceil() => Aten.Call("ceil", this);

        public Tensor round() => Aten.Call("round", this);

        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) =>
            Aten.Call("nan_to_num", this, nan, Optional(posinf), Optional(neginf));

        public Tensor isfinite() => Aten.Call("isfinite", this);

        public Tensor isnan() => Aten.Call("isnan", this);

        public Tensor isinf() => Aten.Call("isinf", this);

        public Tensor logical_and(Tensor other) => Aten.Call("logical_and", this, other);

        public Tensor logical_or(Tensor other) => Aten.Call("logical_or", this, other);

        public Tensor logical_not() => Aten.Call("logical_not", this);

        public Tensor masked_fill(Tensor mask, Scalar value) => Aten.Call("masked_fill.Scalar", this, mask, value);

        public Tensor masked_fill_(Tensor mask, Scalar value) => InPlace("masked_fill_.Scalar", this, mask, value);

        public Tensor where(Tensor condition, Tensor y) => Aten.Call("where.self", condition, this, y);

        public Tensor uniform_(double from, double to) => InPlace("uniform_", this, from, to);

        public Tensor normal_(double mean = 0.0, double std = 1.0) => InPlace("normal_", this, mean, std);

        private static Argument Optional(double? value) => value is { } number ? number : default(Argument);
    }
}
