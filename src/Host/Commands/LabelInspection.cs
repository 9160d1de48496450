using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;
using WeakSep.Trainer.Data.Labels;

namespace WeakSep.Host.Commands;

/// <summary>What <c>dataset inspect</c> says about a folder of labelled recordings.</summary>
/// <param name="data">The folder, read.</param>
internal sealed class LabelInspection(LabelData data)
{
    private const double SecondsPerHour = 3600;

    /// <summary>Splits in the order of the recordings, with what they hold.</summary>
    private IEnumerable<IGrouping<string, LabelledRecording>> Splits => data.Recordings.GroupBy(recording => recording.Split);

    /// <summary>Prints tables of classes and splits, then the problems.</summary>
    internal void Print()
    {
        Console.WriteLine(Text(
            $"{data.Directory}: {data.Recordings.Count} recordings, {Hours(data.Recordings):0.00} h, {FrameLevel(data.Recordings)} with times"));
        var classes = Grid("class", "recordings", "events", "hours");

        foreach (var (index, name) in data.Classes.Index())
        {
            var own = Of(index);
            classes.AddRow(Markup.Escape(name), Text($"{own.Count}"), Text($"{Events(own, index)}"), Text($"{Hours(own):0.00}"));
        }

        AnsiConsole.Write(classes);
        var splits = Grid("split", "recordings", "hours");

        foreach (var split in Splits)
        {
            splits.AddRow(Markup.Escape(split.Key.Length > 0 ? split.Key : "none"), Text($"{split.Count()}"), Text($"{Hours(split):0.00}"));
        }

        AnsiConsole.Write(splits);

        foreach (var finding in data.Findings)
        {
            Console.WriteLine($"{(finding.IsError ? "error" : "warning")}: {finding.Message}");
        }
    }

    /// <summary>The same for machines.</summary>
    internal JsonObject ToJson() => new()
    {
        ["data"] = data.Directory,
        ["recordings"] = data.Recordings.Count,
        ["withTimes"] = FrameLevel(data.Recordings),
        ["hours"] = Rounded(Hours(data.Recordings)),
        ["classes"] = new JsonObject(data.Classes.Index().Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Item, new JsonObject
        {
            ["recordings"] = Of(pair.Index).Count,
            ["events"] = Events(Of(pair.Index), pair.Index),
            ["hours"] = Rounded(Hours(Of(pair.Index))),
        }))),
        ["splits"] = new JsonObject(Splits.Select(split => KeyValuePair.Create<string, JsonNode?>(split.Key, new JsonObject
        {
            ["recordings"] = split.Count(),
            ["hours"] = Rounded(Hours(split)),
        }))),
        ["problems"] = new JsonArray([.. data.Findings.Select(finding => JsonValue.Create(finding.Message))]),
    };

    private List<LabelledRecording> Of(int index) => [.. data.Recordings.Where(recording => recording.Classes.Contains(index))];

    /// <summary>Events of a class; a recording without times counts as one.</summary>
    private static int Events(List<LabelledRecording> recordings, int index) =>
        recordings.Sum(recording => recording.Events?.Count(one => one.Class == index) ?? 1);

    private static int FrameLevel(IEnumerable<LabelledRecording> recordings) => recordings.Count(recording => recording.Events is not null);

    private static double Hours(IEnumerable<LabelledRecording> recordings) => recordings.Sum(recording => recording.Seconds) / SecondsPerHour;

    private static Table Grid(string first, params string[] numbers)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(first);

        foreach (var name in numbers)
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        return table;
    }

    private static double Rounded(double value) => Math.Round(value, 4);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
