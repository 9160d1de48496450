using TorchSharp.Modules;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Networks;

/// <summary>A fully connected layer at the precision that the settings choose.</summary>
internal static class MatrixProduct
{
    /// <summary>The layer's result, in the number format of the product.</summary>
    /// <param name="layer">The layer; its weights stay 32-bit.</param>
    /// <param name="input">[..., inputs], in any float format.</param>
    /// <param name="precision">Format of the product.</param>
    public static Tensor Apply(Linear layer, Tensor input, MatrixPrecision precision)
    {
        return precision == MatrixPrecision.Full
            ? layer.call(input)
            : nn.functional.linear(
                input.to(ScalarType.BFloat16), layer.weight!.to(ScalarType.BFloat16), layer.bias!.to(ScalarType.BFloat16));
    }

    /// <summary>The layer's result as 32-bit floats.</summary>
    /// <param name="layer">The layer; its weights stay 32-bit.</param>
    /// <param name="input">[..., inputs], in any float format.</param>
    /// <param name="precision">Format of the product.</param>
    public static Tensor ApplyToFloat(Linear layer, Tensor input, MatrixPrecision precision)
    {
        return Apply(layer, input, precision).to(ScalarType.Float32);
    }
}
