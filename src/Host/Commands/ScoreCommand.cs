using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;

namespace WeakSep.Host.Commands;

/// <summary><c>score</c>: what a MIDI file holds, for people and for programs.</summary>
internal static class ScoreCommand
{
    private const int MostShown = 4;        // tempi and metres shown to people; a played score has thousands

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var midi = new Argument<string>("midi") { Description = "A Standard MIDI File (.mid, .rmi)." };
        var json = new Option<bool>("--json")
        {
            Description = "Print every note and tempo change as JSON, times in seconds.",
        };

        var command = new Command(
            "score",
            "Shows what a score holds: instruments, notes, tempo map.\n\nExample: weaksep score song.mid --json")
        {
            midi,
            json,
        };

        command.SetAction(parsed => Show(parsed.GetRequiredValue(midi), parsed.GetValue(json)));
        return command;
    }

    private static int Show(string path, bool json)
    {
        var score = MidiFileReader.Read(path);

        if (json)
        {
            using var output = Console.OpenStandardOutput();
            ScoreJson.Write(score, output);
            return ExitCodes.Done;
        }

        var name = score.Title.Length > 0 ? score.Title : Path.GetFileName(path);
        var summary = string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: parts {score.Parts.Count}, notes {score.NoteCount}, {score.DurationSeconds:0.00} s");

        AnsiConsole.Write(new Text($"{summary}\n{Tempo(score.Tempo)}\n"));
        AnsiConsole.Write(PartTable(score));
        return ExitCodes.Done;
    }

    private static string Tempo(TempoMap map)
    {
        var tempi = map.Changes.Take(MostShown).Select(change => string.Create(
            CultureInfo.InvariantCulture, $"{change.Bpm:0.##} bpm from {change.Time:0.00} s"));
        var metres = map.TimeSignatures.Select(metre => $"{metre.Numerator}/{metre.Denominator}").Distinct().ToList();

        return Shortened(tempi, map.Changes.Count)
            + (metres.Count > 0 ? $"; metre {Shortened(metres.Take(MostShown), metres.Count)}" : "");
    }

    private static string Shortened(IEnumerable<string> shown, int count) =>
        string.Join(", ", shown) + (count > MostShown ? $" and {count - MostShown} more" : "");

    private static Table PartTable(Score score)
    {
        var table = new Table()
            .AddColumn("Part")
            .AddColumn("Program")
            .AddColumn("Class")
            .AddColumn("Notes", column => column.RightAligned())
            .AddColumn("Range")
            .AddColumn("Seconds", column => column.RightAligned());

        foreach (var part in score.Parts)
        {
            var sound = part.IsDrum ? GeneralMidi.DrumsName : $"{part.Program} {GeneralMidi.ProgramName(part.Program)}";
            var lowest = part.Notes.Min(note => note.Pitch);
            var highest = part.Notes.Max(note => note.Pitch);

            table.AddRow(
                new Text(part.Name),
                new Text(sound),
                new Text(Instruments.FromPart(part)?.Id() ?? ""),
                Number($"{part.Notes.Count}"),
                new Text(part.IsDrum ? "" : $"{PitchName.Of(lowest)}-{PitchName.Of(highest)}"),
                Number($"{part.Notes[0].Onset:0.00}-{part.DurationSeconds:0.00}"));
        }

        return table;

        static Text Number(FormattableString value) => new(FormattableString.Invariant(value));
    }
}
