using System.Text.Json.Nodes;
using WeakSep.MidiScore;

namespace WeakSep.Host.Commands;

/// <summary>What <c>dataset inspect</c> found.</summary>
internal sealed class DatasetInspection
{
    private const double SecondsPerHour = 3600;

    /// <summary>The folder that was examined.</summary>
    internal required string Folder { get; init; }

    /// <summary>Tracks and seconds of each split.</summary>
    internal SortedDictionary<string, (int Tracks, double Seconds)> Splits { get; } = new(StringComparer.Ordinal);

    /// <summary>Frames in which each class sounds, in the order of <see cref="Instruments.All"/>.</summary>
    internal long[] ActiveFrames { get; } = new long[Instruments.All.Count];

    /// <summary>Stems of each class.</summary>
    internal int[] Stems { get; } = new int[Instruments.All.Count];

    /// <summary>Stems of no class.</summary>
    internal int OtherStems { get; set; }

    /// <summary>Frames in which none, one, two or all classes sound.</summary>
    internal long[] FramesByCount { get; } = new long[Instruments.All.Count + 1];

    /// <summary>Stems by what made their sound.</summary>
    internal SortedDictionary<string, int> Sources { get; } = new(StringComparer.Ordinal);

    /// <summary>One line for each thing that is wrong.</summary>
    internal List<string> Problems { get; } = [];

    /// <summary>Number of tracks that could be read.</summary>
    internal int Tracks => Splits.Values.Sum(split => split.Tracks);

    /// <summary>Their length.</summary>
    internal double Hours => Splits.Values.Sum(split => split.Seconds) / SecondsPerHour;

    /// <summary>
    /// Share of the time in which a class sounds: the prior that training weighs it by (score.md section 7).
    /// </summary>
    /// <param name="index">Index in <see cref="Instruments.All"/>.</param>
    internal double Activity(int index) => (double)ActiveFrames[index] / Math.Max(1, FramesByCount.Sum());

    /// <summary>Share of the time in which so many classes sound together.</summary>
    /// <param name="count">0 to 3.</param>
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
            Instruments.All.Select((instrument, index) => KeyValuePair.Create(instrument.Id(), index)),
            index => new JsonObject { ["activity"] = Rounded(Activity(index)), ["stems"] = Stems[index] }),
        ["otherStems"] = OtherStems,
        ["together"] = Array(Enumerable.Range(0, FramesByCount.Length).Select(count => Rounded(Together(count)))),
        ["sources"] = Object(Sources, stems => JsonValue.Create(stems)),
        ["problems"] = Array(Problems),
    };

    private static JsonObject Object<T>(IEnumerable<KeyValuePair<string, T>> items, Func<T, JsonNode> value) =>
        new(items.Select(item => KeyValuePair.Create<string, JsonNode?>(item.Key, value(item.Value))));

    private static JsonArray Array<T>(IEnumerable<T> items) => new([.. items.Select(item => JsonValue.Create(item))]);

    private static double Rounded(double value) => Math.Round(value, 4);
}
