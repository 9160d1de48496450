using System.Text.Json;

namespace WeakSep.Host.Live.Bench;

/// <summary>The result of <c>bench live</c>.</summary>
/// <param name="Preset">Name of the preset.</param>
/// <param name="Version">Of the program.</param>
/// <param name="Provider">What computed the model.</param>
/// <param name="Latency">What was traded for quality.</param>
/// <param name="Rate">Of the sound, in hertz.</param>
/// <param name="Buffer">Samples per block.</param>
/// <param name="Hop">Samples from frame to frame.</param>
/// <param name="Sources">Sources that were separated.</param>
/// <param name="HasPriority">Whether the system gave the model's thread a real-time priority.</param>
/// <param name="LatencySamples">How late every output is.</param>
/// <param name="Paced">What real time gave.</param>
/// <param name="BackToBack">The same number of blocks without pauses.</param>
internal sealed record LiveBenchReport(
    string Preset,
    string Version,
    string Provider,
    string Latency,
    int Rate,
    int Buffer,
    int Hop,
    int Sources,
    bool HasPriority,
    int LatencySamples,
    BenchRun Paced,
    BenchRun BackToBack)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>Cores of this machine.</summary>
    public int Cores { get; } = Environment.ProcessorCount;

    /// <summary>Half the time from frame to frame: what block and model may take together.</summary>
    public double HalfHopMs => Math.Round(1e3 * Hop / Rate / 2, 4);

    /// <summary>Whether 99.99 % of the frames had their masks within half a hop.</summary>
    public bool RespondsWithinHalfHop => Paced.ResponseMs.P9999 < HalfHopMs;

    /// <summary>The median block, paced over back to back; 0 where there is none.</summary>
    public double BlockRatio => Ratio(Paced.BlockMs, BackToBack.BlockMs);

    /// <summary>The median model call, the same way.</summary>
    public double ModelRatio => Ratio(Paced.ModelMs, BackToBack.ModelMs);

    /// <summary>The median response, the same way.</summary>
    public double ResponseRatio => Ratio(Paced.ResponseMs, BackToBack.ResponseMs);

    /// <summary>The file's text.</summary>
    internal string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    private static double Ratio(DurationSummary paced, DurationSummary backToBack) =>
        backToBack.P50 > 0 ? Math.Round(paced.P50 / backToBack.P50, 3) : 0;
}
