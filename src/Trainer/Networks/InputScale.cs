using static TorchSharp.torch;

namespace WeakSep.Trainer.Networks;

/// <summary>Puts magnitudes on the scale on which a network sees them.</summary>
internal static class InputScale
{
    /// <summary>Exponent of <see cref="MagnitudeScale.Compressed"/>.</summary>
    public const double CompressionExponent = 0.3;

    /// <summary>
    /// Added to magnitudes before compression, where the power's slope is infinite: -120 dB below a full-scale sine.
    /// </summary>
    public const double CompressionFloor = 1e-6;

    /// <summary>Least magnitude under the logarithm (weak-labels.md section 4): -140 dB.</summary>
    public const double LogarithmFloor = 1e-7;

    /// <summary>Magnitudes, or what filters made of them, of any shape, on a scale.</summary>
    public static Tensor Apply(Tensor magnitude, MagnitudeScale scale) => scale switch
    {
        MagnitudeScale.Compressed => (magnitude + CompressionFloor).pow(CompressionExponent),
        MagnitudeScale.Logarithmic => magnitude.clamp_min(LogarithmFloor).log(),
        _ => magnitude,
    };

    /// <summary>
    /// The same with logarithms counted from their floor up, so that silence is 0: what a network sees whose first layer is a norm,
    /// which the constant does not reach, but its rounding would.
    /// </summary>
    public static Tensor ApplyAboveFloor(Tensor magnitude, MagnitudeScale scale) => scale == MagnitudeScale.Logarithmic
        ? (magnitude / LogarithmFloor).clamp_min(1).log()
        : Apply(magnitude, scale);
}
