namespace WeakSep.Audio.Dsp;

/// <summary>
/// A filter of second order, y[n] = b0 x[n] + b1 x[n-1] + b2 x[n-2] - a1 y[n-1] - a2 y[n-2], in transposed direct form
/// II and double precision.
/// </summary>
/// <param name="B0">Factor of the present input.</param>
/// <param name="B1">Factor of the input before.</param>
/// <param name="B2">Factor of the input two before.</param>
/// <param name="A1">Factor of the output before.</param>
/// <param name="A2">Factor of the output two before.</param>
internal readonly record struct Biquad(double B0, double B1, double B2, double A1, double A2)
{
    /// <summary>Filters one sample.</summary>
    public double Process(double input, ref BiquadState state)
    {
        var output = (B0 * input) + state.First;
        state.First = (B1 * input) - (A1 * output) + state.Second;
        state.Second = (B2 * input) - (A2 * output);
        return output;
    }
}
