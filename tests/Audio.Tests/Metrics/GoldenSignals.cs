namespace WeakSep.Audio.Tests.Metrics;

/// <summary>The signals of metrics specification section 12.</summary>
internal static class GoldenSignals
{
    public const int Length = 256;

    public static double[] Source1 { get; } = Make(n =>
        Math.Sin(2 * Math.PI * 5 * n / 256) + (0.5 * Math.Sin(2 * Math.PI * 11 * n / 256)));

    public static double[] Source2 { get; } = Make(n =>
        (0.8 * Math.Cos(2 * Math.PI * 17 * n / 256)) + (0.3 * ((n % 7) - 3) / 3.0));

    public static double[] Estimate1 { get; } = Make(n =>
        (0.9 * Source1[n]) + (0.2 * Source2[n]) + (0.05 * ((n * n % 13) - 6) / 6.0));

    public static double[] Estimate2 { get; } = Make(n =>
        (0.1 * (n > 0 ? Source1[n - 1] : 0)) + (0.7 * Source2[n]) + (0.05 * ((3 * n * n % 11) - 5) / 5.0));

    public static double[] Mixture { get; } = Make(n => Source1[n] + Source2[n]);

    public static double[] Signal(string name) => name switch
    {
        "s1" => Source1,
        "s2" => Source2,
        "e1" => Estimate1,
        "e2" => Estimate2,
        _ => Mixture,
    };

    public static float[] Narrow(double[] signal) => Array.ConvertAll(signal, sample => (float)sample);

    private static double[] Make(Func<int, double> sample) => [.. Enumerable.Range(0, Length).Select(sample)];
}
