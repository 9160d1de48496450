namespace WeakSep.Audio.Spectral.Kernels;

/// <summary>
/// A discrete Fourier transform of a few points, for a whole lane of neighbouring transforms at once. Real and
/// imaginary parts are kept in separate arrays.
/// </summary>
internal unsafe interface IButterfly
{
    /// <summary>Points of the transform.</summary>
    static abstract int Radix { get; }

    /// <summary>
    /// Reads point k at <c>in + k * inStep</c>, transforms, multiplies output j by its twiddle and stores it at
    /// <c>out + j * outStep</c>.
    /// </summary>
    /// <param name="inRe">Real parts of the input.</param>
    /// <param name="inIm">Imaginary parts of the input.</param>
    /// <param name="inStep">Floats from one input point to the next.</param>
    /// <param name="outRe">Real parts of the output.</param>
    /// <param name="outIm">Imaginary parts of the output.</param>
    /// <param name="outStep">Floats from one output point to the next.</param>
    /// <param name="twiddles">Factors of outputs 1..Radix-1, as the twiddle policy lays them out.</param>
    static abstract void Apply<TLane, TTwiddles>(
        float* inRe, float* inIm, nint inStep, float* outRe, float* outIm, nint outStep, float* twiddles)
        where TLane : struct, ILane<TLane>
        where TTwiddles : struct, ITwiddles;
}
