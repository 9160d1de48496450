using System.CommandLine;
using System.Globalization;
using WeakSep.Host.Presets;
using WeakSep.RealtimeSeparator.Inference;

namespace WeakSep.Host.Commands;

/// <summary><c>presets</c>: what models there are, what they promise, and whether a folder keeps its promises.</summary>
internal static class PresetsCommand
{
    private const string Unreadable = "(unreadable)";

    /// <summary>Builds the command with its subcommands.</summary>
    public static Command Create()
    {
        var command = new Command("presets", "Lists, shows, checks and installs presets.\n\nExample: weaksep presets show trio")
        {
            CreateList(),
            CreateShow(),
            CreateValidate(),
            CreateInstall(),
        };

        command.SetAction(_ => List());
        return command;
    }

    private static Command CreateList()
    {
        var list = new Command("list", "Lists the presets that can be asked for by name.\n\nExample: weaksep presets list");
        list.SetAction(_ => List());
        return list;
    }

    private static Command CreateShow()
    {
        var name = new Argument<string>("name") { Description = "Name of a preset, or a path to one." };
        var json = new Option<bool>("--json") { Description = "Print the preset's file as it is." };
        var show = new Command("show", "Shows one preset with its measured results.\n\nExample: weaksep presets show trio") { name, json };
        show.SetAction(parsed => Show(PresetCatalog.Open(parsed.GetRequiredValue(name)), parsed.GetValue(json)));
        return show;
    }

    private static Command CreateValidate()
    {
        var path = new Argument<string>("path") { Description = "A preset's folder or its preset.json." };
        var validate = new Command(
            "validate",
            "Checks a preset: every field of its file, and that its model loads and is what the file says.\n\n"
            + "Example: weaksep presets validate presets/trio")
        {
            path,
        };
        validate.SetAction(parsed => Validate(PresetFolder.Open(parsed.GetRequiredValue(path))));
        return validate;
    }

    private static Command CreateInstall()
    {
        var path = new Argument<string>("path") { Description = "A preset's folder." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace an installed preset of the same name." };
        var install = new Command(
            "install",
            "Checks a preset and copies it to the person's own presets.\n\nExample: weaksep presets install runs/mine/preset")
        {
            path,
            overwrite,
        };
        install.SetAction(parsed => Install(PresetFolder.Open(parsed.GetRequiredValue(path)), parsed.GetValue(overwrite)));
        return install;
    }

    private static int List()
    {
        var any = false;

        foreach (var folder in PresetCatalog.Folders())
        {
            any = true;

            try
            {
                var preset = PresetFolder.Open(folder).Preset;
                Console.WriteLine($"{preset.Name,-16} {preset.Title}");
            }
            catch (PresetException problem)
            {
                Console.WriteLine($"{Path.GetFileName(folder),-16} {Unreadable} {problem.Message}");
            }
        }

        if (!any)
        {
            Console.Error.WriteLine($"no presets in {PresetCatalog.UserFolder} or {PresetCatalog.ShippedFolder}");
        }

        return ExitCodes.Done;
    }

    private static int Show(PresetFolder folder, bool json)
    {
        if (json)
        {
            Console.Write(PresetWriter.ToJson(folder.Preset));
            return ExitCodes.Done;
        }

        var preset = folder.Preset;
        Console.WriteLine($"{preset.Name}: {preset.Title}");
        Console.WriteLine(preset.Description);
        Console.WriteLine();
        Console.WriteLine($"  sources   {string.Join(", ", preset.Sources.Select(source => source.Id))}");
        Console.WriteLine($"  model     {folder.ModelPath}, licence {preset.Licence}");

        if (preset.Transcriptor is { } transcriptor)
        {
            Console.WriteLine($"  notes     {transcriptor}, for transcribe and render --transcribe");
        }

        Console.WriteLine(
            $"  grid      {preset.SampleRate} Hz, window {preset.Stft.Window} {preset.Stft.Analysis}, hop {preset.Stft.Hop}");
        Console.WriteLine(
            $"  mode      {preset.Mode.Kind}, {preset.Mode.ContextFrames} frames of context, {preset.Mode.LookaheadFrames} of look-ahead,"
            + $" latency {Seconds((double)preset.LatencySamples / preset.SampleRate)}");

        if (preset.Training is { } training)
        {
            Console.WriteLine($"  training  recipe {training.Recipe}, seed {training.Seed}, on {training.Data}");
            Console.WriteLine($"            {training.Command}");
        }

        foreach (var result in preset.Results)
        {
            Console.WriteLine($"  result    {result.Data} ({result.Items} tracks): SI-SDR improvement {Decibels(result.SiSdrImprovement)}");
        }

        return ExitCodes.Done;
    }

    private static int Validate(PresetFolder folder)
    {
        using var loaded = folder.Load(ExecutionProvider.Cpu, threads: 1, folder.Preset.Transcriptor is not null);
        Console.WriteLine($"{folder.Path}: valid: {folder.Preset.Name}, {folder.Preset.Sources.Count} sources, model {loaded.ModelSha256[..12]}");
        return ExitCodes.Done;
    }

    private static int Install(PresetFolder folder, bool overwrite)
    {
        folder.Load(ExecutionProvider.Cpu, threads: 1, folder.Preset.Transcriptor is not null).Dispose();
        Console.WriteLine(PresetCatalog.Install(folder, overwrite));
        return ExitCodes.Done;
    }

    private static string Seconds(double value) => value.ToString("0.00 s", CultureInfo.InvariantCulture);

    private static string Decibels(IReadOnlyDictionary<string, double> values) =>
        string.Join(", ", values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Key} {value.Value:0.0} dB")));
}
