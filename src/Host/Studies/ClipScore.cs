using System.Text.Json;

namespace WeakSep.Host.Studies;

/// <summary>How one class of one clip, or one source of one track, came out.</summary>
/// <param name="Clip">Name of the clip.</param>
/// <param name="Class">Name of the class.</param>
/// <param name="Input">SI-SDR of the mixture, dB.</param>
/// <param name="Improvement">What the separator gains over it, dB.</param>
internal readonly record struct ClipScore(string Clip, string Class, double Input, double Improvement)
{
    /// <summary>All scores of a file of <c>evaluate --json</c>, clip by clip.</summary>
    /// <param name="root">The file's root.</param>
    /// <exception cref="KeyNotFoundException">The file is of another form.</exception>
    internal static IReadOnlyList<ClipScore> ReadAll(JsonElement root) =>
    [
        .. root.GetProperty("tracks").EnumerateArray().SelectMany(
            track => track.GetProperty("sources").EnumerateObject(),
            (track, source) => new ClipScore(
                track.GetProperty("track").GetString()!,
                source.Name,
                source.Value.GetProperty("siSdrInput").GetDouble(),
                source.Value.GetProperty("siSdrImprovement").GetDouble())),
    ];
}
