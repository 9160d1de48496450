namespace TorchSharp.Interop;

/// <summary>What a packed argument holds; the numbers are those of <c>native/dispatcher.cpp</c>.</summary>
internal enum ArgumentKind
{
    None,
    Tensor,
    Integer,
    Real,
    Boolean,
    IntegerList,
    TensorList,
    OptionalTensorList,
    Text,
    Device,
}
