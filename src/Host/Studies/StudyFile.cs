using WeakSep.Trainer;
using WeakSep.Trainer.Recipes;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace WeakSep.Host.Studies;

/// <summary>
/// A study as its file describes it: settings that all rows share, the rows, and which orders of rows were published. A published
/// figure of NaN is one that was printed but is lost.
/// </summary>
internal sealed record StudyFile
{
    /// <summary>Title of the report.</summary>
    public string Title { get; init; } = "";

    /// <summary>
    /// A study, in a file beside this one, whose tests, rows and orders this one takes over with settings of its own. Default: none.
    /// </summary>
    public string? Like { get; init; }

    /// <summary>With <see cref="Like"/>: what takes the place of a row's settings there, by id.</summary>
    public Dictionary<string, Dictionary<object, object?>> RowSettings { get; init; } = [];

    /// <summary>Recipe that trains the rows; it decides what the data are and how rows are measured.</summary>
    public string Recipe { get; init; } = "score";

    /// <summary>Settings of training that all rows share.</summary>
    public Dictionary<object, object?> Settings { get; init; } = [];

    /// <summary>Id of the row that stands for what is possible: the supervised bound.</summary>
    public string Bound { get; init; } = "";

    /// <summary>What was published for the mixture itself: SI-SDR in dB by source, and "average" or "overall".</summary>
    public Dictionary<string, double> PublishedMixture { get; init; } = [];

    /// <summary>The same, medians.</summary>
    public Dictionary<string, double> PublishedMixtureMedian { get; init; } = [];

    /// <summary>What rows of labelled sound are measured on, the first where a row names none; songs are named on the command line.</summary>
    public List<StudyTest> Tests { get; init; } = [];

    /// <summary>The rows, in the order in which they are trained and shown.</summary>
    public List<StudyRow> Rows { get; init; } = [];

    /// <summary>Orders of rows that the paper reports.</summary>
    public List<StudyOrder> Orders { get; init; } = [];

    /// <summary>The rows that are trained: all but those that show another's run.</summary>
    internal IEnumerable<StudyRow> Runs => Rows.Where(row => row.Same is null);

    /// <summary>Whether the rows learn from labelled sound; else from songs.</summary>
    internal bool IsOfLabels => Rows.Count > 0 && RecipeOf(Rows[0]).NeedsLabels;

    /// <summary>Reads a study.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SettingsException">The file is not a study, or something in it refers to what is not there.</exception>
    internal static StudyFile Read(string path)
    {
        var study = Parse(path);

        if (study.Like is { } name)
        {
            study = study.TakingOver(Parse(Path.Combine(Path.GetDirectoryName(path)!, name)), path);
        }

        StudyCheck.Check(study, path);

        return study;
    }

    /// <summary>The settings of a row: the study's, with what the row changes.</summary>
    /// <exception cref="SettingsException">A key is unknown or a value out of range; the message names the row.</exception>
    internal TrainingSettings SettingsOf(StudyRow row) => Parsed(Merged(Settings, row.Settings), $"row {row.Id}");

    /// <summary>The settings of a row with what a test changes: those of the sound that it is measured on.</summary>
    /// <exception cref="SettingsException">A key is unknown or a value out of range; the message names row and test.</exception>
    internal TrainingSettings SettingsOf(StudyRow row, StudyTest test) =>
        Parsed(Merged(Merged(Settings, row.Settings), test.Settings), $"row {row.Id}, test {test.Id}");

    /// <summary>The recipe that trains a row.</summary>
    internal IRecipe RecipeOf(StudyRow row) => RecipeTable.All.First(recipe => recipe.Name == (row.Recipe ?? Recipe));

    /// <summary>What a row of labelled sound is measured on.</summary>
    internal StudyTest TestOf(StudyRow row) => row.Test is null ? Tests[0] : Tests.Find(test => test.Id == row.Test)!;

    private static StudyFile Parse(string path)
    {
        try
        {
            return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build()
                .Deserialize<StudyFile?>(File.ReadAllText(path)) ?? throw new SettingsException($"{path}: empty; expected a study");
        }
        catch (YamlException e)
        {
            throw new SettingsException(
                $"{path}: line {e.Start.Line}, column {e.Start.Column}: {(e.InnerException ?? e).Message}", e);
        }
    }

    private StudyFile TakingOver(StudyFile other, string path)
    {
        if (other.Like is not null || Rows.Count > 0 || Tests.Count > 0 || Orders.Count > 0)
        {
            throw new SettingsException($"{path}: like: {Like}; expected a study with rows of its own there, and neither tests, rows nor orders here");
        }

        if (RowSettings.Keys.FirstOrDefault(id => !other.Runs.Any(row => row.Id == id)) is { } unknown)
        {
            throw new SettingsException($"{path}: rowSettings: {unknown}; expected the id of a row of {Like} that is trained");
        }

        return other with
        {
            Title = Title,
            Settings = Settings,
            Rows = [.. other.Rows.Select(row => RowSettings.TryGetValue(row.Id, out var settings) ? row with { Settings = settings } : row)],
        };
    }

    private static TrainingSettings Parsed(Dictionary<object, object?> settings, string name) =>
        SettingsFile.Parse(new SerializerBuilder().Build().Serialize(settings), name);

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
}
