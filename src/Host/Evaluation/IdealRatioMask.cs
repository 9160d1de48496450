using System.Numerics.Tensors;
using WeakSep.Audio.Spectral;

namespace WeakSep.Host.Evaluation;

/// <summary>
/// The bound that masks on a grid cannot pass (<c>metrics.md</c> section 6): |S_i| / sum_j |S_j| on the mixture with the mixture's
/// phase, the sum over all classes and what is left of the mixture.
/// </summary>
internal static class IdealRatioMask
{
    private const float Silence = 1e-12f;   // keeps a bin in which nothing sounds from dividing by zero

    /// <summary>Separates with the masks of the true sources.</summary>
    /// <param name="mixture">The mixture.</param>
    /// <param name="references">The true sources; null gives no estimate.</param>
    /// <param name="grid">The grid that the model works on at this rate.</param>
    /// <param name="windows">The model's windows.</param>
    /// <param name="edges">Where frames lie.</param>
    internal static float[]?[] Separate(float[] mixture, IReadOnlyList<float[]?> references, StftGrid grid, WindowPair windows, StftEdges edges)
    {
        var present = Enumerable.Range(0, references.Count).Where(index => references[index] is not null).ToArray();
        float[][] signals = [mixture, .. present.Select(index => references[index]!), Rest(mixture, references)];
        var analyzers = signals.Select(_ => new StftAnalyzer(grid, windows, edges)).ToArray();
        var frames = signals.Select(_ => (Re: new float[grid.Bins], Im: new float[grid.Bins])).ToArray();
        var estimates = present.Select(_ => new float[mixture.Length]).ToArray();
        var synthesizers = present.Select(_ => new StftSynthesizer(grid, windows, edges)).ToArray();
        var written = 0;
        var pushed = 0;

        while (true)
        {
            var taken = analyzers.Select((analyzer, index) => analyzer.Push(signals[index].AsSpan(pushed))).Last();
            pushed += taken;

            if (taken == 0)
            {
                Array.ForEach(analyzers, analyzer => analyzer.Complete());
            }

            while (TryRead(analyzers, frames))
            {
                written += MaskFrame(frames, synthesizers, estimates, written);
            }

            if (taken == 0)
            {
                break;
            }
        }

        for (var index = 0; index < synthesizers.Length; index++)
        {
            synthesizers[index].Complete(mixture.Length);
            synthesizers[index].Read(estimates[index].AsSpan(written));
        }

        var result = new float[]?[references.Count];

        for (var index = 0; index < present.Length; index++)
        {
            result[present[index]] = estimates[index];
        }

        return result;
    }

    private static float[] Rest(float[] mixture, IReadOnlyList<float[]?> references)
    {
        var rest = (float[])mixture.Clone();

        foreach (var reference in references.OfType<float[]>())
        {
            TensorPrimitives.Subtract(rest, reference, rest);
        }

        return rest;
    }

    private static bool TryRead(StftAnalyzer[] analyzers, (float[] Re, float[] Im)[] frames)
    {
        var read = false;

        for (var index = 0; index < analyzers.Length; index++)
        {
            read = analyzers[index].TryRead(frames[index].Re, frames[index].Im);
        }

        return read;
    }

    /// <summary>Masks the mixture's frame for each source; frames are mixture, sources, rest.</summary>
    private static int MaskFrame(
        (float[] Re, float[] Im)[] frames, StftSynthesizer[] synthesizers, float[][] estimates, int written)
    {
        var bins = frames[0].Re.Length;
        var magnitudes = frames.Skip(1).Select(frame => Magnitude(frame)).ToArray();
        var sum = new float[bins];
        var count = 0;

        foreach (var magnitude in magnitudes)
        {
            TensorPrimitives.Add(sum, magnitude, sum);
        }

        TensorPrimitives.Add(sum, Silence, sum);

        for (var index = 0; index < synthesizers.Length; index++)
        {
            var mask = magnitudes[index];
            TensorPrimitives.Divide(mask, sum, mask);
            var re = new float[bins];
            var im = new float[bins];
            TensorPrimitives.Multiply(frames[0].Re, mask, re);
            TensorPrimitives.Multiply(frames[0].Im, mask, im);
            synthesizers[index].Push(re, im);
            count = synthesizers[index].Read(estimates[index].AsSpan(written));
        }

        return count;
    }

    private static float[] Magnitude((float[] Re, float[] Im) frame)
    {
        var magnitude = new float[frame.Re.Length];
        Spectrum.Magnitudes(frame.Re, frame.Im, magnitude);

        return magnitude;
    }
}
