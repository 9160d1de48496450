using System.Text.Json;

namespace WeakSep.Host.Rendering.Bench;

/// <summary>The result of <c>bench render</c>.</summary>
/// <param name="RealTimeFactor">Seconds of stereo sound separated in a second, files aside.</param>
/// <param name="ModelFramesPerSecond">Frames that the model alone computes in a second.</param>
/// <param name="ModelRealTimeFactor">The same in seconds of sound.</param>
/// <param name="PeakMegabytes">The most memory that the process had.</param>
internal sealed record RenderBenchResult(
    double RealTimeFactor, double ModelFramesPerSecond, double ModelRealTimeFactor, double PeakMegabytes)
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The file's text.</summary>
    internal string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";
}
