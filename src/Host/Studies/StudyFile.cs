using WeakSep.Trainer;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace WeakSep.Host.Studies;

/// <summary>A study as its file describes it: settings that all rows share, and the rows.</summary>
internal sealed record StudyFile
{
    /// <summary>Title of the report.</summary>
    public string Title { get; init; } = "";

    /// <summary>Settings of training that all rows share.</summary>
    public Dictionary<object, object?> Settings { get; init; } = [];

    /// <summary>Id of the row that stands for what is possible: the supervised bound.</summary>
    public string Bound { get; init; } = "";

    /// <summary>What was published for the mixture itself: SI-SDR in dB by source, and "average".</summary>
    public Dictionary<string, double> PublishedMixture { get; init; } = [];

    /// <summary>The rows, in the order in which they are trained and shown.</summary>
    public List<StudyRow> Rows { get; init; } = [];

    /// <summary>Reads a study.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SettingsException">The file is not a study, or a row refers to one that does not come before it.</exception>
    internal static StudyFile Read(string path)
    {
        try
        {
            var study = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build()
                .Deserialize<StudyFile?>(File.ReadAllText(path)) ?? throw new SettingsException($"{path}: empty; expected a study");
            study.Check(path);

            return study;
        }
        catch (YamlException e)
        {
            throw new SettingsException(
                $"{path}: line {e.Start.Line}, column {e.Start.Column}: {(e.InnerException ?? e).Message}", e);
        }
    }

    /// <summary>The settings of a row: the study's, with what the row changes.</summary>
    /// <exception cref="SettingsException">A key is unknown or a value out of range; the message names the row.</exception>
    internal TrainingSettings SettingsOf(StudyRow row)
    {
        var yaml = new SerializerBuilder().Build().Serialize(Merged(Settings, row.Settings));

        return SettingsFile.Parse(yaml, $"row {row.Id}");
    }

    private static Dictionary<object, object?> Merged(Dictionary<object, object?> settings, Dictionary<object, object?> changes)
    {
        var merged = new Dictionary<object, object?>(settings);

        foreach (var (key, value) in changes)
        {
            merged[key] = value is Dictionary<object, object?> inner && merged.GetValueOrDefault(key) is Dictionary<object, object?> outer
                ? Merged(outer, inner)
                : value;
        }

        return merged;
    }

    private void Check(string path)
    {
        var before = new HashSet<string>();

        foreach (var row in Rows)
        {
            if (row.Stages.Values.FirstOrDefault(other => !before.Contains(other)) is { } missing)
            {
                throw new SettingsException($"{path}: row {row.Id}: takes a stage of {missing}; expected a row above it");
            }

            if (row.Id.Length == 0 || row.Id.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0 || !before.Add(row.Id))
            {
                throw new SettingsException($"{path}: row '{row.Id}': expected an id of its own that can name a folder");
            }
        }

        if (!before.Contains(Bound))
        {
            throw new SettingsException($"{path}: bound: '{Bound}'; expected the id of a row");
        }
    }
}
