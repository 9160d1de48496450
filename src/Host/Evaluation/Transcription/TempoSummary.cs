using System.Globalization;
using WeakSep.Audio.Metrics;

namespace WeakSep.Host.Evaluation.Transcription;

/// <summary>How often the tempo of tracks was found.</summary>
/// <param name="Items">Tracks.</param>
/// <param name="Accuracy1">Tracks with the right tempo, to 4 %.</param>
/// <param name="Accuracy2">Tracks with the right tempo, its double, triple, half or third, to 4 %.</param>
internal sealed record TempoSummary(int Items, int Accuracy1, int Accuracy2)
{
    /// <summary>Counts.</summary>
    /// <param name="tracks">The tempi of the tracks.</param>
    internal static TempoSummary Of(IReadOnlyCollection<TempoPair> tracks) => new(
        tracks.Count,
        tracks.Count(tempo => TempoAccuracy.One(tempo.Reference, tempo.Estimate)),
        tracks.Count(tempo => TempoAccuracy.Two(tempo.Reference, tempo.Estimate)));

    /// <summary>The counts in words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"right to 4 % in {Accuracy1} of {Items} tracks, up to a factor of 2 or 3 in {Accuracy2}");
}
