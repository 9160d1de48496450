using System.Text.Json.Nodes;
using WeakSep.Trainer.Data.Checks;

namespace WeakSep.Host.Commands;

/// <summary>What <c>dataset inspect</c> found.</summary>
internal sealed class DatasetInspection
{
    private const double SecondsPerHour = 3600;

    /// <summary>The folder that was examined.</summary>
    internal required string Folder { get; init; }

    /// <summary>The instruments that were looked for, in order.</summary>
    internal required IReadOnlyList<string> Instruments { get; init; }

    /// <summary>Tracks and seconds of each split.</summary>
    internal SortedDictionary<string, (int Tracks, double Seconds)> Splits { get; } = new(StringComparer.Ordinal);

    /// <summary>Frames in which each instrument sounds, in the order of <see cref="Instruments"/>.</summary>
    internal long[] ActiveFrames => field ??= new long[Instruments.Count];

    /// <summary>Frames in which each instrument sounds and no other.</summary>
    internal long[] AloneFrames => field ??= new long[Instruments.Count];

    /// <summary>Stems of each instrument.</summary>
    internal int[] Stems => field ??= new int[Instruments.Count];

    /// <summary>Stems of no instrument.</summary>
    internal int OtherStems { get; set; }

    /// <summary>Frames in which none, one, two ... or all instruments sound.</summary>
    internal long[] FramesByCount => field ??= new long[Instruments.Count + 1];

    /// <summary>Stems by what made their sound.</summary>
    internal SortedDictionary<string, int> Sources { get; } = new(StringComparer.Ordinal);

    /// <summary>Everything that is wrong.</summary>
    internal List<DataFinding> Findings { get; } = [];

    /// <summary>What listening gave, by the folder of the song; empty where nothing was listened to.</summary>
    internal Dictionary<string, SongVerdict> Verdicts { get; } = [];

    /// <summary>Number of tracks that could be read.</summary>
    internal int Tracks => Splits.Values.Sum(split => split.Tracks);

    /// <summary>Their length.</summary>
    internal double Hours => Splits.Values.Sum(split => split.Seconds) / SecondsPerHour;

    /// <summary>
    /// Share of the time in which an instrument sounds: the prior that training weighs it by (score.md section 7).
    /// </summary>
    /// <param name="index">Index in <see cref="Instruments"/>.</param>
    internal double Activity(int index) => (double)ActiveFrames[index] / Math.Max(1, FramesByCount.Sum());

    /// <summary>Share of the time in which an instrument sounds and no other: what remixes are made of.</summary>
    /// <param name="index">Index in <see cref="Instruments"/>.</param>
    internal double Alone(int index) => (double)AloneFrames[index] / Math.Max(1, FramesByCount.Sum());

    /// <summary>Share of the time in which so many instruments sound together.</summary>
    /// <param name="count">0 to the number of instruments.</param>
    internal double Together(int count) => (double)FramesByCount[count] / Math.Max(1, FramesByCount.Sum());

    /// <summary>The same for machines.</summary>
    internal JsonObject ToJson() => new()
    {
        ["data"] = Folder,
        ["tracks"] = Tracks,
        ["hours"] = Rounded(Hours),
        ["splits"] = Object(Splits, split => new JsonObject
        {
            ["tracks"] = split.Tracks,
            ["hours"] = Rounded(split.Seconds / SecondsPerHour),
        }),
        ["classes"] = Object(
            Instruments.Select((instrument, index) => KeyValuePair.Create(instrument, index)),
            index => new JsonObject { ["activity"] = Rounded(Activity(index)), ["alone"] = Rounded(Alone(index)), ["stems"] = Stems[index] }),
        ["otherStems"] = OtherStems,
        ["together"] = Array(Enumerable.Range(0, FramesByCount.Length).Select(count => Rounded(Together(count)))),
        ["sources"] = Object(Sources, stems => JsonValue.Create(stems)),
        ["problems"] = Array(Findings.Select(finding => finding.Message)),
    };

    private static JsonObject Object<T>(IEnumerable<KeyValuePair<string, T>> items, Func<T, JsonNode> value) =>
        new(items.Select(item => KeyValuePair.Create<string, JsonNode?>(item.Key, value(item.Value))));

    private static JsonArray Array<T>(IEnumerable<T> items) => new([.. items.Select(item => JsonValue.Create(item))]);

    private static double Rounded(double value) => Math.Round(value, 4);
}
