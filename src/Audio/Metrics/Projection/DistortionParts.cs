namespace WeakSep.Audio.Metrics.Projection;

/// <summary>
/// Energies of the parts of an estimate e of source s_j: s_j itself, e_spat = P_j e - s_j, e_interf = P_all e - P_j e
/// and e_artif = e - P_all e, and of their sums.
/// </summary>
internal readonly record struct DistortionParts
{
    /// <summary>|s_j|^2.</summary>
    public double Truth { get; private init; }

    /// <summary>|e_spat|^2.</summary>
    public double Filtering { get; private init; }

    /// <summary>|s_j + e_spat|^2.</summary>
    public double Filtered { get; private init; }

    /// <summary>|e_interf|^2.</summary>
    public double Interference { get; private init; }

    /// <summary>|e_artif|^2.</summary>
    public double Artefacts { get; private init; }

    /// <summary>|s_j + e_spat + e_interf|^2.</summary>
    public double FilteredAndInterference { get; private init; }

    /// <summary>|e_interf + e_artif|^2.</summary>
    public double InterferenceAndArtefacts { get; private init; }

    /// <summary>|e_spat + e_interf + e_artif|^2.</summary>
    public double AllErrors { get; private init; }

    /// <summary>Splits an estimate.</summary>
    /// <param name="references">[sources, samples].</param>
    /// <param name="estimate">[samples].</param>
    /// <param name="source">j, the source that it estimates.</param>
    /// <param name="filters">The estimate's filters.</param>
    public static DistortionParts Split(
        IReadOnlyList<double[]> references, double[] estimate, int source, DistortionFilters filters)
    {
        var length = estimate.Length + filters.Own.Length - 1;
        var (own, all) = (new double[length], new double[length]);
        Convolution.AddTo(references[source], filters.Own, own);

        for (var i = 0; i < references.Count; i++)
        {
            Convolution.AddTo(references[i], filters.All[i], all);
        }

        return Sum(references[source], estimate, own, all);
    }

    private static DistortionParts Sum(double[] reference, double[] estimate, double[] own, double[] all)
    {
        var (truth, filtering, filtered, interference) = (0.0, 0.0, 0.0, 0.0);
        var (artefacts, both, rest, errors) = (0.0, 0.0, 0.0, 0.0);

        for (var n = 0; n < own.Length; n++)
        {
            var s = n < reference.Length ? reference[n] : 0;
            var e = n < estimate.Length ? estimate[n] : 0;
            truth += s * s;
            filtering += Square(own[n] - s);
            filtered += Square(own[n]);
            interference += Square(all[n] - own[n]);
            artefacts += Square(e - all[n]);
            both += Square(all[n]);
            rest += Square(e - own[n]);
            errors += Square(e - s);
        }

        return new DistortionParts
        {
            Truth = truth,
            Filtering = filtering,
            Filtered = filtered,
            Interference = interference,
            Artefacts = artefacts,
            FilteredAndInterference = both,
            InterferenceAndArtefacts = rest,
            AllErrors = errors,
        };
    }

    private static double Square(double value) => value * value;
}
