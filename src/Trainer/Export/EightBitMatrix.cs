namespace WeakSep.Trainer.Export;

/// <summary>
/// A matrix in 8 bits as ONNX Runtime's operator MatMulNBits takes it: blocks of <see cref="Block"/> weights of one output
/// share a factor, a code of 128 is zero, and the largest weight of a block is 127 steps away from it.
/// </summary>
/// <param name="Inputs">K, inputs of the layer.</param>
/// <param name="Outputs">N, outputs of the layer.</param>
/// <param name="Codes">[outputs, blocks, <see cref="Block"/>]; the last block is filled up with zeros (128).</param>
/// <param name="Scales">[outputs, blocks]: what a step of a block's codes is worth.</param>
internal sealed record EightBitMatrix(int Inputs, int Outputs, byte[] Codes, float[] Scales)
{
    /// <summary>Weights that share a factor: the smallest number that all providers of the operator take.</summary>
    public const int Block = 32;

    private const int Zero = 128;
    private const int Steps = 127;

    /// <summary>Blocks of each output.</summary>
    public int Blocks => (Inputs + Block - 1) / Block;

    /// <summary>Rounds a matrix.</summary>
    /// <param name="values">[inputs, outputs].</param>
    /// <param name="inputs">Inputs of the layer.</param>
    /// <param name="outputs">Outputs of the layer.</param>
    public static EightBitMatrix Of(ReadOnlySpan<float> values, int inputs, int outputs)
    {
        var blocks = (inputs + Block - 1) / Block;
        var codes = new byte[outputs * blocks * Block];
        var scales = new float[outputs * blocks];
        Array.Fill(codes, (byte)Zero);

        for (var output = 0; output < outputs; output++)
        {
            for (var block = 0; block < blocks; block++)
            {
                var (from, to) = (block * Block, Math.Min(inputs, (block + 1) * Block));
                var largest = 0f;

                for (var input = from; input < to; input++)
                {
                    largest = Math.Max(largest, Math.Abs(values[(input * outputs) + output]));
                }

                var at = (output * blocks) + block;
                scales[at] = largest > 0 ? largest / Steps : 1;

                for (var input = from; input < to; input++)
                {
                    codes[(at * Block) + input - from] = (byte)(Zero + MathF.Round(values[(input * outputs) + output] / scales[at]));
                }
            }
        }

        return new EightBitMatrix(inputs, outputs, codes, scales);
    }

    /// <summary>The rounded matrix, [inputs, outputs].</summary>
    public float[] ToValues()
    {
        var values = new float[Inputs * Outputs];

        for (var output = 0; output < Outputs; output++)
        {
            for (var input = 0; input < Inputs; input++)
            {
                var at = (output * Blocks) + (input / Block);
                values[(input * Outputs) + output] = (Codes[(at * Block) + (input % Block)] - Zero) * Scales[at];
            }
        }

        return values;
    }
}
