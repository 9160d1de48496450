using System.Text.Json;
using System.Text.Json.Serialization;

namespace WeakSep.Host.Live;

/// <summary>How a live session fares: one object of <c>live --stats json</c> (design section 3.1).</summary>
/// <param name="Time">Seconds since the session began.</param>
/// <param name="Rate">Rate of the device, in hertz.</param>
/// <param name="Buffer">Samples per block.</param>
/// <param name="LatencySamples">How late every output is.</param>
/// <param name="Load">Share of the time that transforms and model took since the last object, of one core.</param>
/// <param name="LateBlocks">Frames that went out with older masks, since the session began.</param>
/// <param name="Xruns">Xruns that the device counted since it was opened.</param>
/// <param name="AllocatedBytes">What the audio thread and the model's thread allocated since the session began.</param>
/// <param name="GcPauseMs">How long garbage collections stopped the process since the last object.</param>
/// <param name="Provider">What computes the model.</param>
internal sealed record LiveStatistics(
    double Time,
    int Rate,
    int Buffer,
    int LatencySamples,
    double Load,
    long LateBlocks,
    long Xruns,
    long AllocatedBytes,
    double GcPauseMs,
    string Provider)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>One line of JSON.</summary>
    internal string ToJson() => JsonSerializer.Serialize(this, Options);
}
