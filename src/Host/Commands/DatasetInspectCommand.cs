using System.CommandLine;
using System.Text.Json;
using WeakSep.Trainer;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Checks;
using WeakSep.Trainer.Data.Labels;
using WeakSep.Trainer.Data.Labels.Music;

namespace WeakSep.Host.Commands;

/// <summary><c>dataset inspect</c>: what a data set holds, and what is wrong with it.</summary>
internal static class DatasetInspectCommand
{
    private const string About = """
        Counts tracks, hours and how often each instrument sounds, and looks for missing files, unequal lengths and
        scores that occur in two splits. Songs in plain folders (mix.* and score.mid) are listened to as well: whether
        every part is to be heard, in the octave, key and time of its score. Of labelled recordings it counts classes and
        events, and names bad labels with file and line. Ends with code 1 when it finds a problem.

        Examples:
          weaksep dataset inspect data
          weaksep dataset inspect songs --config own.yaml
          weaksep dataset inspect events
        """;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "A folder of songs, a data set in Slakh2100's layout, or one split of it; or labelled recordings.",
        };
        var narrow = new Option<bool>("--published-programs")
        {
            Description = "Count only the programs of the published experiment (piano 0-1, guitar 29-30, bass 33-34).",
        };
        var config = new Option<string?>("--config") { Description = "Settings file whose instruments and parts are looked for." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("inspect", About) { folder, narrow, config, json };
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(narrow) && parsed.GetValue(config) is not null)
            {
                throw CommandFailure.BadUsage("--published-programs and --config: expected one of them");
            }

            if (LabelFolder.LayoutOf(parsed.GetValue(folder)!) is not null)
            {
                return Task.FromResult(InspectLabels(parsed.GetValue(folder)!, parsed.GetValue(json)));
            }

            if (MusdbFolder.Holds(parsed.GetValue(folder)!))
            {
                return Task.FromResult(InspectSongs(parsed.GetValue(folder)!, parsed.GetValue(json)));
            }

            var settings = parsed.GetValue(config) is { } file ? SettingsFile.Read(file) : new TrainingSettings();
            var map = parsed.GetValue(narrow) ? PartMap.Published : settings.PartMap;
            var inspection = DatasetInspector.Inspect(
                parsed.GetValue(folder)!, map, new SoundCheck(map, settings.Align), !DataFolder.IsPlain(parsed.GetValue(folder)!), cancellation);

            if (parsed.GetValue(json))
            {
                Console.WriteLine(inspection.ToJson().ToJsonString(Indented));
            }
            else
            {
                DatasetInspectTable.Print(inspection);
            }

            return Task.FromResult(inspection.Findings.Count == 0 ? ExitCodes.Done : ExitCodes.Failed);
        });
        return command;
    }

    private static int InspectSongs(string folder, bool json)
    {
        var splits = MusdbFolder.Read(folder, MusdbFolder.DefaultClasses).GroupBy(song => song.Split)
            .Select(split => (Name: split.Key, Songs: split.Count(), Hours: split.Sum(song => song.Seconds) / 3600)).ToList();

        if (json)
        {
            var songs = splits.ToDictionary(split => split.Name, split => new { songs = split.Songs, hours = Math.Round(split.Hours, 4) });
            Console.WriteLine(JsonSerializer.Serialize(new { data = folder, splits = songs }, Indented));
        }
        else
        {
            Console.WriteLine($"{folder}: MUSDB18-HQ");
            splits.ForEach(split => Console.WriteLine(FormattableString.Invariant($"{split.Name}: {split.Songs} songs, {split.Hours:0.00} h")));
        }

        return ExitCodes.Done;
    }

    private static int InspectLabels(string folder, bool json)
    {
        var data = LabelFolder.Read(folder, new LabelReadSettings());
        var inspection = new LabelInspection(data);

        if (json)
        {
            Console.WriteLine(inspection.ToJson().ToJsonString(Indented));
        }
        else
        {
            inspection.Print();
        }

        return data.Findings.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }
}
