using System.CommandLine;
using TorchSharp;
using WeakSep.Audio.Files;
using WeakSep.Trainer;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Recipes;
using WeakSep.Trainer.Runs;

namespace WeakSep.Host.Commands;

/// <summary><c>weaksep train RECIPE --data DIR --out DIR</c>: trains a model; can be stopped and resumed.</summary>
internal static class TrainCommand
{
    private const string Example = """
        Examples:
          weaksep dataset synth --out data --hours 2 && weaksep train score --data data --out runs/first
          weaksep train score --data songs --config configs/own.yaml --out runs/own
          weaksep train labels --data sounds --config configs/labels.yaml --out runs/events
          weaksep train mixed --data songs --config configs/mixed.yaml --out runs/mixed
          weaksep train transcription --data songs --config configs/trio-transcription.yaml --from presets/trio --out runs/notes
        """;

    public static Command Create()
    {
        var recipes = RecipeTable.All.Select(known => $"{known.Name}: {known.Description}");
        var recipe = new Argument<string>("recipe") { Description = string.Join("; ", recipes) };
        recipe.AcceptOnlyFromAmong([.. RecipeTable.All.Select(known => known.Name)]);
        var data = new Option<string>("--data") { Description = "folder of songs, each with mix.* and score.mid, or in Slakh2100's layout; divided into train and validation or not at all; for labels: of labelled sound; for mixed: each song with stems/, score.mid, labels.tsv or tags.txt", Required = true };
        var output = new Option<string>("--out") { Description = "folder of the run: settings, metrics, checkpoints", Required = true };
        var config = new Option<string?>("--config") { Description = "YAML file that names what differs from the defaults" };
        var from = new Option<string?>("--from") { Description = "preset, .onnx or checkpoint whose separator is trained further; of the settings' sizes, or with fewer repeats, or not causal where they are; for transcription: whose separator is heard through, and whose transcriptor is trained further where there is one" };
        var resume = new Option<bool>("--resume") { Description = "go on from the run's checkpoints, with the run's settings" };
        var threads = new Option<int?>("--threads") { Description = "threads of libtorch (default: all cores)" };
        var command = new Command("train", "Train a model from scores, from labels, from stems, or from all of these.\n\n" + Example)
        {
            recipe, data, output, config, from, resume, threads,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(
                RecipeTable.All.Single(known => known.Name == parsed.GetValue(recipe)),
                parsed.GetValue(data)!,
                parsed.GetValue(output)!,
                parsed.GetValue(config),
                parsed.GetValue(from),
                parsed.GetValue(resume),
                parsed.GetValue(threads),
                cancellation),
            CancellationToken.None));

        return command;
    }

    private static int Run(
        IRecipe recipe, string dataPath, string output, string? config, string? from, bool resume, int? threads, CancellationToken cancellation)
    {
        if (recipe.NeedsModel && from is null)
        {
            throw CommandFailure.BadUsage($"--from: expected a preset or a model, whose separator the recipe {recipe.Name} hears through");
        }

        try
        {
            torch.set_num_threads(threads ?? Environment.ProcessorCount);
            var folder = new RunFolder(output);
            var settings = Settings(recipe, folder, config, resume);
            var display = new TrainingDisplay();
            using var data = recipe.NeedsLabels
                ? TrainingLabels.Load(dataPath, ref settings, display.Loading, cancellation)
                : recipe.TakesAnySong
                ? TrainingMixed.Load(dataPath, settings, folder, display.Loading, cancellation)
                : Songs(recipe, dataPath, settings, folder, display.Loading, cancellation);
            TrainingDisplay.Start(recipe.Name, data, settings);
            AtomicFile.WriteAllText(folder.SettingsPath, SettingsFile.ToYaml(settings));
            AtomicFile.WriteAllText(folder.RecordPath, RunRecord.Write(recipe, dataPath, data, settings));
            recipe.Run(new RunContext(settings, data, folder, display.Training, resume, from), cancellation);
            TrainingDisplay.End(output);

            return 0;
        }
        catch (OperationCanceledException)
        {
            var start = from is null ? "" : $" --from {from}";
            Console.Error.WriteLine($"weaksep: interrupted; go on with: weaksep train {recipe.Name} --data {dataPath}{start} --out {output} --resume");
            return ExitCodes.Interrupted;
        }
    }

    private static TrainingData Songs(
        IRecipe recipe, string dataPath, TrainingSettings settings, RunFolder folder, IProgress<(int Done, int Total)> loading, CancellationToken cancellation)
    {
        var (training, validation) = TrainingSongs.Choose(dataPath, settings, folder, recipe.NeedsSources, cancellation);

        return new TrackLoader(settings).Load(dataPath, training, validation, recipe.NeedsSources, loading, cancellation);
    }

    private static TrainingSettings Settings(IRecipe recipe, RunFolder folder, string? config, bool resume)
    {
        var exists = File.Exists(folder.SettingsPath);

        if (exists && !resume)
        {
            throw new IOException($"{folder.SettingsPath}: the folder holds a run; go on with --resume, or name another folder");
        }

        return exists ? SettingsFile.Read(folder.SettingsPath)
            : config is null ? recipe.Defaults
            : SettingsFile.Read(config);
    }
}
