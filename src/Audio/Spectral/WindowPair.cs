namespace WeakSep.Audio.Spectral;

/// <summary>
/// The windows that cut a signal into frames and put it together again. The inverse divides by the summed product of
/// both, so any pair whose products leave no gap reconstructs perfectly.
/// </summary>
public sealed class WindowPair
{
    private const double SmallestWindowSum = 1e-6;  // dividing by less lifts rounding noise above 1e-6

    private WindowPair(float[] analysis, float[] synthesis, int synthesisStart, int centre, int hop)
    {
        Analysis = analysis;
        Synthesis = synthesis;
        Hop = hop;
        Centre = centre;
        SynthesisStart = synthesisStart;
        AnalysisSum = analysis.Sum(sample => (double)sample);
        OverlapSums = SumOverlaps();
    }

    /// <summary>The window applied before the transform, [size].</summary>
    public float[] Analysis { get; }

    /// <summary>The window applied after the inverse transform, [size].</summary>
    public float[] Synthesis { get; }

    /// <summary>Samples from one frame to the next.</summary>
    public int Hop { get; }

    /// <summary>Samples per window.</summary>
    public int Size => Analysis.Length;

    /// <summary>
    /// The sum of the analysis window; a magnitude divided by it does not depend on the window's length.
    /// </summary>
    public double AnalysisSum { get; }

    /// <summary>
    /// The first sample at which the synthesis window is not silent; 0 for symmetric pairs. A frame leaves everything
    /// before it final, which is what makes an asymmetric pair quick.
    /// </summary>
    public int SynthesisStart { get; }

    /// <summary>The sample of a frame that the analysis window weighs most: what the frame says, it says of this moment.</summary>
    public int Centre { get; }

    /// <summary>Samples that a synthesis frame spans.</summary>
    public int SynthesisSize => Size - SynthesisStart;

    /// <summary>The sum over all frames of analysis times synthesis window at each position of a hop, [hop].</summary>
    internal double[] OverlapSums { get; }

    /// <summary>Creates a pair with the same window on both sides.</summary>
    /// <param name="shape">Shape of both windows, periodic.</param>
    /// <param name="size">Samples per window, even, at least 2.</param>
    /// <param name="hop">Samples from one frame to the next, 1..size.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The size is odd, or the windows leave gaps at this hop.
    /// </exception>
    public static WindowPair Create(WindowShape shape, int size, int hop)
    {
        Check(size, hop);
        var window = new float[size];

        for (var n = 0; n < size; n++)
        {
            window[n] = (float)Value(shape, (double)n / size);
        }

        return new WindowPair(window, (float[])window.Clone(), synthesisStart: 0, centre: size / 2, hop);
    }

    /// <summary>
    /// Creates a pair with a long analysis window, which resolves low notes, and a short synthesis window at its end,
    /// which alone decides the latency. Their product is a Hann window of the synthesis length.
    /// </summary>
    /// <param name="size">Samples of the analysis window, even.</param>
    /// <param name="synthesisSize">Samples of the synthesis window, even, at most <paramref name="size"/>.</param>
    /// <param name="hop">Samples from one frame to the next, at most half the synthesis window.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A length is out of range, or the windows leave gaps at this hop.
    /// </exception>
    public static WindowPair CreateAsymmetric(int size, int synthesisSize, int hop) =>
        CreateAsymmetric(size, synthesisSize, synthesisSize, hop);

    /// <summary>
    /// Creates such a pair for a synthesis window that is longer than the one that the analysis window was shaped for:
    /// the same analysis, later and smoother.
    /// </summary>
    /// <param name="size">Samples of the analysis window, even.</param>
    /// <param name="shortestSize">
    /// Samples of the shortest synthesis window that goes with this analysis window, even; the latter falls in half of it.
    /// </param>
    /// <param name="synthesisSize">Samples of the synthesis window, even, <paramref name="shortestSize"/> to <paramref name="size"/>.</param>
    /// <param name="hop">Samples from one frame to the next, at most half the synthesis window.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A length is out of range, or the windows leave gaps at this hop.
    /// </exception>
    public static WindowPair CreateAsymmetric(int size, int shortestSize, int synthesisSize, int hop)
    {
        Check(size, hop);

        if (shortestSize < 2 || shortestSize > size || shortestSize % 2 != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(shortestSize), $"shortest synthesis window of {shortestSize} samples: expected an even number in 2..{size}");
        }

        if (synthesisSize < shortestSize || synthesisSize > size || synthesisSize % 2 != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(synthesisSize),
                $"synthesis window of {synthesisSize} samples: expected an even number in {shortestSize}..{size}");
        }

        var analysis = new float[size];
        var synthesis = new float[size];
        var half = shortestSize / 2;
        var rise = size - half;     // sqrt-Hann rise up to the last half of the shortest synthesis window, then a short fall

        for (var n = 0; n < size; n++)
        {
            var a = n < rise
                ? Math.Sin(Math.PI * n / (2.0 * rise))
                : Math.Sin(Math.PI * (size - n) / shortestSize);
            analysis[n] = (float)a;

            if (n > size - synthesisSize)
            {
                var product = Value(WindowShape.Hann, (double)(n - (size - synthesisSize)) / synthesisSize);
                synthesis[n] = (float)(product / a);
            }
        }

        return new WindowPair(analysis, synthesis, size - synthesisSize, centre: rise, hop);
    }

    private static void Check(int size, int hop) => new StftGrid(SampleRate: 1, size, hop).ThrowIfInvalid();

    private static double Value(WindowShape shape, double phase) => shape switch
    {
        WindowShape.Hann => 0.5 - (0.5 * Math.Cos(2 * Math.PI * phase)),
        WindowShape.SqrtHann => Math.Sin(Math.PI * phase),
        WindowShape.Hamming => 0.54 - (0.46 * Math.Cos(2 * Math.PI * phase)),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), $"unknown window shape {shape}"),
    };

    private double[] SumOverlaps()
    {
        var sums = new double[Hop];

        for (var n = 0; n < Size; n++)
        {
            sums[n % Hop] += (double)Analysis[n] * Synthesis[n];
        }

        if (sums.Min() < SmallestWindowSum)
        {
            throw new ArgumentOutOfRangeException(
                nameof(Hop), $"a hop of {Hop} leaves gaps between windows of {Size} samples");
        }

        return sums;
    }
}
