using System.CommandLine;
using WeakSep.Audio.Files;
using WeakSep.Host.Evaluation;
using WeakSep.Host.Presets;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.Trainer.Data;

namespace WeakSep.Host.Commands;

/// <summary><c>evaluate</c>: how well a model separates a data set with known stems.</summary>
internal static class EvaluateCommand
{
    private static readonly Option<string?> PresetName = new("--preset", "-p") { Description = "Name of a preset, or a path to one. Default: trio." };

    private static readonly Option<string?> CheckpointPath = new("--checkpoint") { Description = "A separator's checkpoint instead of a preset." };

    private static readonly Option<string> Data = new("--data") { Description = "Folder of tracks with stems: songs with mix.*, score.mid and stems/INSTRUMENT.*, or Slakh2100's layout.", Required = true };

    private static readonly Option<string?> Split = new("--split") { Description = "Split of the data set. Default: test, where there are splits." };

    private static readonly Option<string?> Json = new("--json") { Description = "Also write the result to this file." };

    private static readonly Option<int?> Limit = new("--limit") { Description = "Use only the first tracks." };

    private static readonly Option<int> Wiener = new("--wiener") { Description = "Iterations of the Wiener filter." };

    private static readonly Option<LatencyClass> Latency = new("--latency")
    {
        Description = "What a live model gives at which latency. Default: low.",
        DefaultValueFactory = _ => LatencyClass.Low,
    };

    private static readonly Option<double?> Floor = new("--floor") { Description = "Count single values below this many dB as this." };

    private static readonly Option<int?> Jobs = new("--jobs") { Description = "Tracks at once. Default: all cores." };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "evaluate",
            "Measures the SI-SDR of a model on tracks with known stems, beside the mixture and the ideal ratio mask.\n\n"
            + "Example: weaksep evaluate --preset trio --data data --split test --json result.json")
        {
            PresetName, CheckpointPath, Data, Split, Json, Limit, Wiener, Latency, Floor, Jobs,
        };

        command.SetAction((parsed, cancellation) => Task.Run(() => Evaluate(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Evaluate(ParseResult parsed, CancellationToken cancellation)
    {
        CheckUsage(parsed);
        var folder = FolderOf(parsed.GetRequiredValue(Data), parsed.GetValue(Split));
        using var model = LoadModel(parsed, out var name);
        var tracks = DataFolder.Read(folder, PartMap.ByName(model.Facts.Sources), stemsRequired: true)
            .Take(parsed.GetValue(Limit) ?? int.MaxValue).ToList();
        var evaluator = new TrackEvaluator(
            model,
            new SeparatorSettings { WienerIterations = parsed.GetValue(Wiener), Latency = parsed.GetValue(Latency), Threads = 1 });
        var measured = Measure(evaluator, tracks, parsed.GetValue(Jobs) ?? Environment.ProcessorCount, cancellation);

        var floor = parsed.GetValue(Floor);
        var counted = floor is { } least ? [.. measured.Select(track => AtLeast(track, least))] : measured;
        var summary = EvaluationSummary.Of(model.Facts.Sources, counted);
        EvaluationTable.Print(summary);

        if (parsed.GetValue(Json) is { } json)
        {
            var data = Path.GetRelativePath(".", folder) is var relative && relative.StartsWith("..", StringComparison.Ordinal)
                ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))
                : relative;
            AtomicFile.WriteAllText(json, EvaluationJson.Write(data, name, floor, model.Facts.Sources, measured, summary));
        }

        return ExitCodes.Done;
    }

    private static void CheckUsage(ParseResult parsed)
    {
        if (parsed.GetValue(PresetName) is not null && parsed.GetValue(CheckpointPath) is not null)
        {
            throw CommandFailure.BadUsage("--preset and --checkpoint: expected one of them");
        }

        if (parsed.GetValue(Limit) is < 1 || parsed.GetValue(Jobs) is < 1)
        {
            throw CommandFailure.BadUsage("--limit and --jobs: expected at least 1");
        }

        if (parsed.GetValue(Wiener) is < 0 or > SeparatorSettings.MaxWienerIterations)
        {
            throw CommandFailure.BadUsage($"--wiener: expected 0 to {SeparatorSettings.MaxWienerIterations}");
        }
    }

    private static string FolderOf(string data, string? split)
    {
        var folder = Path.Combine(data, split ?? "test");

        return split is not null || Directory.Exists(folder) ? folder : data;
    }

    private static OnnxMaskModel LoadModel(ParseResult parsed, out string name)
    {
        if (parsed.GetValue(CheckpointPath) is { } checkpoint)
        {
            name = Path.GetFileName(checkpoint);
            return CheckpointModel.Load(checkpoint, threads: 1);
        }

        var preset = PresetCatalog.Open(parsed.GetValue(PresetName) ?? PresetCatalog.DefaultName).Load(ExecutionProvider.Cpu, threads: 1);
        name = preset.Preset.Name;
        return preset.Model;
    }

    private static TrackScore[] Measure(TrackEvaluator evaluator, List<TrackFolder> tracks, int jobs, CancellationToken cancellation)
    {
        var scores = new TrackScore[tracks.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        var display = new EvaluationDisplay(tracks.Count);

        try
        {
            Parallel.For(0, tracks.Count, options, index =>
            {
                scores[index] = evaluator.Evaluate(tracks[index], cancellation).WithoutLoneSource();
                display.Finished(tracks[index].Name);
            });
        }
        catch (AggregateException several)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }

        return [.. scores.Where(track => track.Sources.Any(score => score is not null))];
    }

    private static TrackScore AtLeast(TrackScore track, double floor) =>
        track with { Sources = [.. track.Sources.Select(score => score?.AtLeast(floor))] };
}
