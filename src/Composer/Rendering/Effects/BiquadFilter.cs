namespace WeakSep.Composer.Rendering.Effects;

/// <summary>
/// A second-order filter in transposed direct form II:
/// H(z) = (b0 + b1/z + b2/z²) / (1 + a1/z + a2/z²), with the designs of R. Bristow-Johnson's audio EQ formulas.
/// </summary>
internal struct BiquadFilter
{
    private const double HighestShare = 0.49;   // of the sample rate: designs fail at the Nyquist frequency

    private readonly double _b0;
    private readonly double _b1;
    private readonly double _b2;
    private readonly double _a1;
    private readonly double _a2;
    private double _first;
    private double _second;

    private BiquadFilter(double b0, double b1, double b2, double a0, double a1, double a2)
    {
        _b0 = b0 / a0;
        _b1 = b1 / a0;
        _b2 = b2 / a0;
        _a1 = a1 / a0;
        _a2 = a2 / a0;
    }

    /// <summary>A low-pass filter.</summary>
    /// <param name="cutoffHz">Corner frequency.</param>
    /// <param name="quality">0.7071 for a Butterworth response.</param>
    /// <param name="sampleRate">Rate in Hz.</param>
    internal static BiquadFilter LowPass(double cutoffHz, double quality, int sampleRate)
    {
        var (cosine, alpha) = Angle(cutoffHz, quality, sampleRate);
        return new((1 - cosine) / 2, 1 - cosine, (1 - cosine) / 2, 1 + alpha, -2 * cosine, 1 - alpha);
    }

    /// <summary>A high-pass filter.</summary>
    /// <param name="cutoffHz">Corner frequency.</param>
    /// <param name="quality">0.7071 for a Butterworth response.</param>
    /// <param name="sampleRate">Rate in Hz.</param>
    internal static BiquadFilter HighPass(double cutoffHz, double quality, int sampleRate)
    {
        var (cosine, alpha) = Angle(cutoffHz, quality, sampleRate);
        return new((1 + cosine) / 2, -(1 + cosine), (1 + cosine) / 2, 1 + alpha, -2 * cosine, 1 - alpha);
    }

    /// <summary>A bell around a frequency.</summary>
    /// <param name="centreHz">Centre of the bell.</param>
    /// <param name="quality">Centre over bandwidth.</param>
    /// <param name="gainDb">Gain at the centre.</param>
    /// <param name="sampleRate">Rate in Hz.</param>
    internal static BiquadFilter Peak(double centreHz, double quality, double gainDb, int sampleRate)
    {
        var (cosine, alpha) = Angle(centreHz, quality, sampleRate);
        var amplitude = Math.Pow(10, gainDb / 40);
        return new(
            1 + (alpha * amplitude), -2 * cosine, 1 - (alpha * amplitude),
            1 + (alpha / amplitude), -2 * cosine, 1 - (alpha / amplitude));
    }

    /// <summary>Raises or lowers everything below a frequency.</summary>
    /// <param name="cornerHz">Middle of the slope.</param>
    /// <param name="gainDb">Gain of the low end.</param>
    /// <param name="sampleRate">Rate in Hz.</param>
    internal static BiquadFilter LowShelf(double cornerHz, double gainDb, int sampleRate) =>
        Shelf(cornerHz, gainDb, sampleRate, side: 1);

    /// <summary>Raises or lowers everything above a frequency.</summary>
    /// <param name="cornerHz">Middle of the slope.</param>
    /// <param name="gainDb">Gain of the high end.</param>
    /// <param name="sampleRate">Rate in Hz.</param>
    internal static BiquadFilter HighShelf(double cornerHz, double gainDb, int sampleRate) =>
        Shelf(cornerHz, gainDb, sampleRate, side: -1);

    /// <summary>Filters one sample.</summary>
    /// <param name="input">The sample.</param>
    internal double Next(double input)
    {
        var output = (_b0 * input) + _first;
        _first = (_b1 * input) - (_a1 * output) + _second;
        _second = (_b2 * input) - (_a2 * output);
        return output;
    }

    /// <summary>Filters in place.</summary>
    /// <param name="samples">The samples.</param>
    internal void Process(Span<float> samples)
    {
        foreach (ref var sample in samples)
        {
            sample = (float)Next(sample);
        }
    }

    private static BiquadFilter Shelf(double cornerHz, double gainDb, int sampleRate, int side)
    {
        var (cosine, alpha) = Angle(cornerHz, Math.Sqrt(0.5), sampleRate);
        var amplitude = Math.Pow(10, gainDb / 40);
        var root = 2 * Math.Sqrt(amplitude) * alpha;
        var sum = amplitude + 1;
        var tilt = (amplitude - 1) * cosine * side;     // the high shelf mirrors the low shelf: cosine changes sign
        var edge = side * 2 * (amplitude - 1);
        return new(
            amplitude * (sum - tilt + root),
            amplitude * (edge - (2 * sum * cosine)),
            amplitude * (sum - tilt - root),
            sum + tilt + root,
            -edge - (2 * sum * cosine),
            sum + tilt - root);
    }

    private static (double Cosine, double Alpha) Angle(double frequencyHz, double quality, int sampleRate)
    {
        var angle = 2 * Math.PI * Math.Min(frequencyHz / sampleRate, HighestShare);
        return (Math.Cos(angle), Math.Sin(angle) / (2 * quality));
    }
}
