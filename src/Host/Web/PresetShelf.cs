using WeakSep.Host.Presets;

namespace WeakSep.Host.Web;

/// <summary>The presets that the mixer offers: those of the catalogue, and the one that the command line names.</summary>
/// <param name="chosen">The preset for songs that have none yet.</param>
internal sealed class PresetShelf(PresetFolder chosen)
{
    /// <summary>The preset for songs that have none yet.</summary>
    internal PresetFolder Default => chosen;

    /// <summary>All presets that can be read; one that is broken is not offered.</summary>
    internal IReadOnlyList<PresetSummary> List() =>
        [.. Others().Where(folder => folder.Preset.Name != chosen.Preset.Name).Prepend(chosen).Select(folder => Summarise(folder.Preset))];

    /// <summary>Finds a preset by its name; a path is none.</summary>
    /// <returns>Null when there is none.</returns>
    internal PresetFolder? Find(string name) =>
        name == chosen.Preset.Name ? chosen : Others().FirstOrDefault(folder => folder.Preset.Name == name);

    /// <summary>The stems that a preset makes: its sources, then the residual.</summary>
    internal static IReadOnlyList<StemFacts> StemsOf(Preset preset) =>
        [.. preset.Sources.Select(source => new StemFacts(source.Id, source.Title, source.Colour)), StemFacts.Residual];

    private static IEnumerable<PresetFolder> Others()
    {
        foreach (var path in PresetCatalog.Folders())
        {
            PresetFolder folder;

            try
            {
                folder = PresetFolder.Open(path);
            }
            catch (PresetException)
            {
                continue;
            }

            yield return folder;
        }
    }

    private static PresetSummary Summarise(Preset preset) => new(
        preset.Name,
        preset.Title,
        preset.Description,
        preset.Mode.Kind == "streaming",
        preset.Transcriptor is not null,
        Math.Round(1000.0 * preset.LatencySamples / preset.SampleRate, 1),
        [.. StemsOf(preset).SkipLast(1)]);
}
