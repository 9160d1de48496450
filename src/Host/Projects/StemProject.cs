using WeakSep.Audio;
using WeakSep.Host.Presets;
using WeakSep.MidiScore;

namespace WeakSep.Host.Projects;

/// <summary>The project of a separated song: a track per stem, faders at 0 dB. <c>with</c> sets them otherwise.</summary>
internal static class StemProject
{
    private const string UnknownColour = "#888888";

    /// <summary>Builds the project.</summary>
    /// <param name="title">Title of the song.</param>
    /// <param name="format">Rate and channels of the stems.</param>
    /// <param name="frames">Their length.</param>
    /// <param name="stems">Source, or another name such as the residual's, and file of each stem, from top to bottom.</param>
    /// <param name="preset">Names and colours of the sources.</param>
    /// <param name="score">Notes, a part per source under the source's title, and their tempo; null where none are known.</param>
    internal static DawProject Of(
        string title, AudioFormat format, long frames, IEnumerable<(string Source, string Path)> stems, Preset preset, Score? score) => new(
        title,
        score?.Tempo ?? TempoMap.Constant(TempoMap.DefaultBpm),
        format.SampleRate,
        format.SecondsOf(frames),
        MasterGainDb: 0,
        [.. stems.Select(stem => TrackOf(stem.Source, stem.Path, format, preset, score))]);

    private static DawTrack TrackOf(string id, string path, AudioFormat format, Preset preset, Score? score)
    {
        var source = preset.Sources.FirstOrDefault(source => source.Id == id);
        var part = score?.Parts.FirstOrDefault(part => part.Name == source?.Title);

        return new DawTrack(source?.Title ?? Capitalised(id), source?.Colour ?? UnknownColour, path, format.Channels)
        {
            Notes = part?.Notes,
            Program = part?.Program ?? 0,
        };
    }

    private static string Capitalised(string id) => char.ToUpperInvariant(id[0]) + id[1..];
}
