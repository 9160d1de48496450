using System.Globalization;
using Spectre.Console;

namespace WeakSep.Host.Evaluation.Transcription;

/// <summary>Prints an evaluation of a transcriptor for people: a measure per row, an instrument per column.</summary>
internal static class TranscriptionTable
{
    private static readonly (string Title, Func<TranscriptionSummary, string> Text)[] Rows =
    [
        ("tracks", row => row.Items.ToString(CultureInfo.InvariantCulture)),
        ("frame accuracy", row => Text(row.FrameAccuracy)),
        ("  95 % interval", row => Text(row.FrameAccuracyInterval)),
        ("  mean over tracks", row => Text(row.FrameAccuracyTrackMean)),
        ("note precision", row => Text(row.NotePrecision)),
        ("note recall", row => Text(row.NoteRecall)),
        ("note F1", row => Text(row.NoteF1)),
        ("  95 % interval", row => Text(row.NoteF1Interval)),
        ("note F1 with offsets", row => Text(row.NoteWithOffsetF1)),
        ("  95 % interval", row => Text(row.NoteWithOffsetF1Interval)),
        ("overlap", row => Text(row.OverlapRatio)),
        ("false positive rate", row => Text(row.FalsePositiveRate)),
        ("  95 % interval", row => Text(row.FalsePositiveRateInterval)),
        ("velocity correlation", row => Text(row.VelocityCorrelation)),
        ("  95 % interval", row => Text(row.VelocityCorrelationInterval)),
        ("velocity distance", row => row.VelocityDistance.ToString("0.0", CultureInfo.InvariantCulture)),
    ];

    /// <summary>Prints the tables to the output stream.</summary>
    /// <param name="result">What was measured.</param>
    internal static void Print(TranscriptionResult result)
    {
        Print("heard in the mixture", result.Mixture);
        Print("heard in separated stems", result.Separated);
        Print("heard in true stems", result.Isolated);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"tempo: {result.Tempo}");
    }

    private static void Print(string title, IReadOnlyDictionary<string, TranscriptionSummary> instruments)
    {
        if (instruments.Count == 0)
        {
            return;
        }

        var table = new Table().AddColumn(title);

        foreach (var instrument in instruments.Keys)
        {
            table.AddColumn(new TableColumn(Markup.Escape(instrument)).RightAligned());
        }

        foreach (var (measure, text) in Rows)
        {
            table.AddRow([measure, .. instruments.Values.Select(text)]);
        }

        AnsiConsole.Write(table);
    }

    private static string Text(IReadOnlyList<double> interval) => string.Join("-", interval.Select(Text));

    private static string Text(double share) => share.ToString("0.00", CultureInfo.InvariantCulture);
}
