using WeakSep.Audio.Metrics.Projection;

namespace WeakSep.Audio.Metrics;

/// <summary>
/// BSS eval (Vincent et al. 2006; version 4 as in museval, Stöter et al. 2018): an estimate is split into the true
/// source, a filtering of it by 512 taps, what a filtering of the other sources explains, and the rest.
/// </summary>
/// <remarks>Estimates are tied to their sources; no permutation is searched. All signals have one length.</remarks>
public static class BssEval
{
    /// <summary>Taps of the filters that count as distortion of a source and not as artefacts.</summary>
    public const int StandardFilterLength = 512;

    /// <summary>Version 3 "sources" measures, with filters from the signals themselves.</summary>
    /// <param name="references">True sources, [sources, samples]; none is silent.</param>
    /// <param name="estimates">Their estimates, [sources, samples].</param>
    /// <param name="filterLength">Taps.</param>
    /// <returns>One score per source.</returns>
    /// <exception cref="ArgumentException">
    /// The signals differ in number or length, or a reference is silent.
    /// </exception>
    public static BssSourceScore[] Sources(
        IReadOnlyList<double[]> references, IReadOnlyList<double[]> estimates, int filterLength = StandardFilterLength)
    {
        Check(references, estimates, filterLength);
        var filters = DistortionFilters.Estimate(references, estimates, filterLength);
        var scores = new BssSourceScore[references.Count];

        for (var j = 0; j < scores.Length; j++)
        {
            var parts = DistortionParts.Split(references, estimates[j], j, filters[j]);
            scores[j] = new BssSourceScore(
                Ratio(parts.Filtered, parts.InterferenceAndArtefacts),
                Ratio(parts.Filtered, parts.Interference),
                Ratio(parts.FilteredAndInterference, parts.Artefacts));
        }

        return scores;
    }

    /// <inheritdoc cref="Sources(IReadOnlyList{double[]}, IReadOnlyList{double[]}, int)"/>
    public static BssSourceScore[] Sources(
        IReadOnlyList<float[]> references, IReadOnlyList<float[]> estimates, int filterLength = StandardFilterLength) =>
        Sources(Widen(references), Widen(estimates), filterLength);

    /// <summary>Images measures over the whole signals.</summary>
    /// <inheritdoc cref="Sources(IReadOnlyList{double[]}, IReadOnlyList{double[]}, int)"/>
    public static BssImageScore[] Images(
        IReadOnlyList<double[]> references, IReadOnlyList<double[]> estimates, int filterLength = StandardFilterLength)
    {
        Check(references, estimates, filterLength);
        var filters = DistortionFilters.Estimate(references, estimates, filterLength);
        return Images(references, estimates, filters);
    }

    /// <summary>
    /// Version 4: images measures in windows, with filters from the whole signals, as museval gives them.
    /// </summary>
    /// <param name="references">True sources, [sources, samples]; none is silent.</param>
    /// <param name="estimates">Their estimates, [sources, samples].</param>
    /// <param name="windowSamples">Samples per window; museval takes one second.</param>
    /// <param name="hopSamples">Samples from one window to the next; museval takes one second.</param>
    /// <param name="filterLength">Taps.</param>
    /// <returns>
    /// [windows, sources]. All scores of a window in which any reference or estimate is exactly silent are NaN.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The signals differ in number or length, or a reference is silent.
    /// </exception>
    public static BssImageScore[][] ImagesByWindow(
        IReadOnlyList<double[]> references,
        IReadOnlyList<double[]> estimates,
        int windowSamples,
        int hopSamples,
        int filterLength = StandardFilterLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(windowSamples, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hopSamples, 1);
        Check(references, estimates, filterLength);
        var filters = DistortionFilters.Estimate(references, estimates, filterLength);
        var windows = Math.Max(0, (references[0].Length - windowSamples + hopSamples) / hopSamples);
        var scores = new BssImageScore[windows][];

        for (var window = 0; window < windows; window++)
        {
            var range = (window * hopSamples)..((window * hopSamples) + windowSamples);
            var (referenceParts, estimateParts) = (Cut(references, range), Cut(estimates, range));
            scores[window] = referenceParts.Concat(estimateParts).Any(IsSilent)
                ? [.. Enumerable.Repeat(BssImageScore.Undefined, references.Count)]
                : Images(referenceParts, estimateParts, filters);
        }

        return scores;
    }

    /// <inheritdoc cref="ImagesByWindow(IReadOnlyList{double[]}, IReadOnlyList{double[]}, int, int, int)"/>
    public static BssImageScore[][] ImagesByWindow(
        IReadOnlyList<float[]> references,
        IReadOnlyList<float[]> estimates,
        int windowSamples,
        int hopSamples,
        int filterLength = StandardFilterLength) =>
        ImagesByWindow(Widen(references), Widen(estimates), windowSamples, hopSamples, filterLength);

    private static BssImageScore[] Images(
        IReadOnlyList<double[]> references, IReadOnlyList<double[]> estimates, DistortionFilters[] filters)
    {
        var scores = new BssImageScore[references.Count];

        for (var j = 0; j < scores.Length; j++)
        {
            var parts = DistortionParts.Split(references, estimates[j], j, filters[j]);
            scores[j] = new BssImageScore(
                Ratio(parts.Truth, parts.AllErrors),
                Ratio(parts.Truth, parts.Filtering),
                Ratio(parts.Filtered, parts.Interference),
                Ratio(parts.FilteredAndInterference, parts.Artefacts));
        }

        return scores;
    }

    private static void Check(IReadOnlyList<double[]> references, IReadOnlyList<double[]> estimates, int filterLength)
    {
        ArgumentNullException.ThrowIfNull(references);
        ArgumentNullException.ThrowIfNull(estimates);
        ArgumentOutOfRangeException.ThrowIfLessThan(filterLength, 1);

        if (references.Count == 0 || references.Count != estimates.Count)
        {
            throw new ArgumentException(
                $"{references.Count} references and {estimates.Count} estimates: expected as many of both");
        }

        if (references.Concat(estimates).Any(signal => signal.Length != references[0].Length))
        {
            throw new ArgumentException("all references and estimates must have one length");
        }

        if (references.Any(IsSilent))
        {
            throw new ArgumentException("a silent reference has no distortion filter; leave such sources out");
        }
    }

    private static bool IsSilent(double[] signal) => !signal.AsSpan().ContainsAnyExcept(0.0);

    private static double[][] Cut(IReadOnlyList<double[]> signals, Range range) =>
        [.. signals.Select(signal => signal[range])];

    private static double[][] Widen(IReadOnlyList<float[]> signals) =>
        [.. signals.Select(signal => Array.ConvertAll(signal, sample => (double)sample))];

    private static double Ratio(double energy, double errorEnergy) =>
        errorEnergy == 0 ? double.PositiveInfinity : 10 * Math.Log10(energy / errorEnergy);
}
