namespace WeakSep.Audio.Metrics;

/// <summary>Inner products of an estimate e and a reference s, summed in double precision.</summary>
/// <param name="Estimate">|e|^2.</param>
/// <param name="Reference">|s|^2.</param>
/// <param name="Cross">&lt;e, s&gt;.</param>
/// <param name="Error">|s - e|^2.</param>
/// <param name="ScaledError">|e - a s|^2, with a = <paramref name="Cross"/> / <paramref name="Reference"/>.</param>
internal readonly record struct SignalEnergies(
    double Estimate, double Reference, double Cross, double Error, double ScaledError)
{
    public double Scale => Cross / Reference;

    public double ScaledReference => Scale * Scale * Reference;

    public static SignalEnergies Of(ReadOnlySpan<float> estimate, ReadOnlySpan<float> reference) =>
        Of<float>(estimate, reference);

    public static SignalEnergies Of(ReadOnlySpan<double> estimate, ReadOnlySpan<double> reference) =>
        Of<double>(estimate, reference);

    /// <summary>Mono signals; the estimate is cut or padded with zeros to the reference's length.</summary>
    private static SignalEnergies Of<T>(ReadOnlySpan<T> estimate, ReadOnlySpan<T> reference)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        estimate = estimate[..Math.Min(estimate.Length, reference.Length)];
        var (ee, ss, es, error) = (0.0, 0.0, 0.0, 0.0);

        for (var n = 0; n < reference.Length; n++)
        {
            var s = double.CreateTruncating(reference[n]);
            var e = n < estimate.Length ? double.CreateTruncating(estimate[n]) : 0.0;
            ee += e * e;
            ss += s * s;
            es += e * s;
            error += (s - e) * (s - e);
        }

        // A second run instead of |e|^2 - a <e, s>, which loses all digits of a near-perfect estimate.
        var scale = ss == 0 ? 0 : es / ss;
        var scaledError = 0.0;

        for (var n = 0; n < reference.Length; n++)
        {
            var s = double.CreateTruncating(reference[n]);
            var e = n < estimate.Length ? double.CreateTruncating(estimate[n]) : 0.0;
            scaledError += (e - (scale * s)) * (e - (scale * s));
        }

        return new SignalEnergies(ee, ss, es, error, scaledError);
    }
}
