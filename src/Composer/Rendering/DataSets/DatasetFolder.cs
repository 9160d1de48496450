using System.Text.Json.Nodes;

namespace WeakSep.Composer.Rendering.DataSets;

/// <summary>
/// The folder of a data set: which settings made it, which tracks are there, and where the next is written.
/// </summary>
internal sealed class DatasetFolder
{
    private const string MetadataFile = "metadata.yaml";
    private const string UnfinishedPrefix = ".unfinished-";

    // Raised whenever the same settings come to sound different, so that old and new tracks are not mixed.
    private const int FormatVersion = 1;

    private readonly string _root;

    private DatasetFolder(string root) => _root = root;

    /// <summary>Opens or makes the folder, and removes what an interrupted run left unfinished.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="identity">What the pieces are.</param>
    /// <param name="soundfonts">Names of the soundfonts.</param>
    /// <param name="models">Share of the parts that our own models play.</param>
    /// <exception cref="RenderingException">It holds something else, or another data set that may not be
    /// replaced.</exception>
    internal static DatasetFolder Open(
        SynthSettings settings, string identity, IEnumerable<string> soundfonts, double models)
    {
        var root = Path.GetFullPath(settings.Output);
        var record = Record(settings, identity, soundfonts, models);
        DatasetRecord.Claim(root, record, kind: "scores", settings.Overwrite, () => RemoveTracks(root));
        RemoveUnfinished(root);
        return new DatasetFolder(root);
    }

    /// <summary>Folder of a track.</summary>
    /// <param name="plan">The track.</param>
    internal string PathOf(TrackPlan plan) => Path.Combine(_root, plan.Split, plan.Name);

    /// <summary>Whether a track is there; tracks appear whole or not at all.</summary>
    /// <param name="plan">The track.</param>
    internal bool Has(TrackPlan plan) => File.Exists(Path.Combine(PathOf(plan), MetadataFile));

    /// <summary>Writes a track beside its place and moves it there when it is whole.</summary>
    /// <param name="plan">The track.</param>
    /// <param name="write">Fills the folder that it is given.</param>
    internal void Add(TrackPlan plan, Action<string> write)
    {
        var unfinished = Path.Combine(_root, UnfinishedPrefix + plan.Name);
        var target = PathOf(plan);

        try
        {
            Directory.CreateDirectory(unfinished);
            write(unfinished);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            Directory.Move(unfinished, target);
        }
        finally
        {
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }
        }
    }

    // How many tracks is left out: a data set may grow.
    private static JsonObject Record(
        SynthSettings settings, string identity, IEnumerable<string> soundfonts, double models)
    {
        return new JsonObject
        {
            ["format"] = FormatVersion,
            ["seed"] = settings.Seed,
            ["scores"] = identity,
            ["splits"] = settings.Splits.ToString(),
            ["rate"] = settings.SampleRate,
            ["channels"] = settings.Channels,
            ["dry"] = settings.Dry,
            ["models"] = models,
            ["soundfonts"] = new JsonArray([.. soundfonts.Select(name => JsonValue.Create(name))]),
        };
    }

    private static void RemoveTracks(string root)
    {
        var tracks = SplitShares.Names
            .Select(split => Path.Combine(root, split))
            .Where(Directory.Exists)
            .SelectMany(split => Directory.EnumerateDirectories(split, "Track*"));

        foreach (var track in tracks)
        {
            Directory.Delete(track, recursive: true);
        }
    }

    private static void RemoveUnfinished(string root)
    {
        foreach (var folder in Directory.EnumerateDirectories(root, UnfinishedPrefix + "*"))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
