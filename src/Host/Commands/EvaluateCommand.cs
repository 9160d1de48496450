using System.CommandLine;
using WeakSep.Audio.Files;
using WeakSep.Host.Evaluation;
using WeakSep.Host.Evaluation.Transcription;
using WeakSep.Host.Presets;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Labels;
using WeakSep.Trainer.Evaluation;
using WeakSep.Trainer.Runs;

namespace WeakSep.Host.Commands;

/// <summary><c>evaluate</c>: how well a model separates, or transcribes, a data set with known stems and scores.</summary>
internal static class EvaluateCommand
{
    private static readonly Option<string?> PresetName = new("--preset", "-p") { Description = "Name of a preset, or a path to one. Default: trio." };

    private static readonly Option<string?> CheckpointPath = new("--checkpoint") { Description = "A checkpoint of a separator, a transcriptor or a classifier instead of a preset." };

    private static readonly Option<string> Data = new("--data") { Description = "Folder of tracks with stems: songs with mix.*, score.mid and stems/INSTRUMENT.*, or Slakh2100's layout; or a folder of labelled sound.", Required = true };

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

    private static readonly Option<bool> Transcription = new("--transcription")
    {
        Description = "Measure the preset's transcriptor, too; on data without the sound of their stems it alone.",
    };

    private static readonly Option<int?> Jobs = new("--jobs") { Description = "Tracks at once. Default: all cores." };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "evaluate",
            "Measures the SI-SDR of a model on tracks with known stems, beside the mixture and the ideal ratio mask, "
            + "and the notes of a transcriptor against the tracks' MIDI files.\n\n"
            + "Example: weaksep evaluate --preset trio --data data --split test --json result.json")
        {
            PresetName, CheckpointPath, Data, Split, Json, Limit, Wiener, Latency, Floor, Transcription, Jobs,
        };

        command.SetAction((parsed, cancellation) => Task.Run(() => Evaluate(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Evaluate(ParseResult parsed, CancellationToken cancellation)
    {
        CheckUsage(parsed);

        if (LabelledSet.Holds(parsed.GetRequiredValue(Data)))
        {
            return EvaluateOnLabels(parsed, cancellation);
        }

        var folder = FolderOf(parsed.GetRequiredValue(Data), parsed.GetValue(Split));
        using var models = LoadModels(parsed);
        var tracks = DataFolder.Read(folder, PartMap.ByName(models.Sources), stemsRequired: models.Transcriptor is null)
            .Take(parsed.GetValue(Limit) ?? int.MaxValue).ToList();
        var jobs = parsed.GetValue(Jobs) ?? Environment.ProcessorCount;
        var separation = models.Separator is { } separator && tracks.TrueForAll(track => track.StemsHaveSound)
            ? Separation(separator, SettingsOf(parsed), tracks, parsed.GetValue(Floor), jobs, cancellation)
            : null;
        var transcription = models.Transcriptor is { } transcriptor
            ? TranscriptionEvaluator.Run(transcriptor, models.Separator, tracks, jobs, cancellation)
            : null;

        if (separation is not null)
        {
            EvaluationTable.Print(separation.Summary);
        }

        if (transcription is not null)
        {
            TranscriptionTable.Print(transcription);
        }

        if (parsed.GetValue(Json) is { } json)
        {
            AtomicFile.WriteAllText(json, EvaluationJson.Write(NameOf(folder), models.Name, separation, transcription));
        }

        return ExitCodes.Done;
    }

    /// <summary>Labelled sound: a separator where the clips hold their sources, and the classifier that a checkpoint holds.</summary>
    private static int EvaluateOnLabels(ParseResult parsed, CancellationToken cancellation)
    {
        var data = parsed.GetRequiredValue(Data);
        var checkpoint = parsed.GetValue(CheckpointPath) is { } path ? Checkpoint.Load(path) : null;
        using var models = checkpoint?.Stage == "classifier" ? null : LoadModels(parsed);
        var settings = checkpoint?.Settings ?? LabelledSound.SettingsFor(models!.Separator!.Facts);
        var clips = LabelledSound.Open(data, parsed.GetValue(Split) ?? "test", settings, cancellation);
        var classification = checkpoint?.Stage is "classifier" or "joint"
            ? ClassifierTrial.Run(checkpoint, clips, parsed.GetValue(Limit) ?? long.MaxValue, cancellation)
            : null;
        var jobs = parsed.GetValue(Jobs) ?? Environment.ProcessorCount;
        var separation = models?.Separator is { } separator && clips.Clip(0).Sources is not null
            ? Result(
                separator.Facts.Sources,
                LabelledSound.Separate(separator, SettingsOf(parsed), clips, parsed.GetValue(Limit), jobs, cancellation),
                parsed.GetValue(Floor))
            : null;

        if (separation is null && classification is null)
        {
            throw new TrainingDataException($"{data}: nobody has the sources of its clips; expected some to measure a separator, or a classifier's checkpoint");
        }

        if (separation is not null)
        {
            EvaluationTable.Print(separation.Summary);
        }

        if (classification is not null)
        {
            ClassifierEvaluation.Print(classification);
        }

        if (parsed.GetValue(Json) is { } json)
        {
            var name = models?.Name ?? Path.GetFileName(checkpoint!.Path);
            AtomicFile.WriteAllText(json, EvaluationJson.Write(NameOf(data), name, separation, null, classification));
        }

        return ExitCodes.Done;
    }

    private static string NameOf(string folder) =>
        Path.GetRelativePath(".", folder) is var relative && relative.StartsWith("..", StringComparison.Ordinal)
            ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))
            : relative;

    private static void CheckUsage(ParseResult parsed)
    {
        if (parsed.GetValue(PresetName) is not null && parsed.GetValue(CheckpointPath) is not null)
        {
            throw CommandFailure.BadUsage("--preset and --checkpoint: expected one of them");
        }

        if (parsed.GetValue(Transcription) && parsed.GetValue(CheckpointPath) is not null)
        {
            throw CommandFailure.BadUsage("--transcription: a checkpoint is of one network; --checkpoint takes a transcriptor's, too");
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

    /// <summary>The folder of a data set's tracks: that of a split, of "test" where there is one, or the data set's own.</summary>
    internal static string FolderOf(string data, string? split)
    {
        var folder = Path.Combine(data, split ?? "test");

        return split is not null || Directory.Exists(folder) ? folder : data;
    }

    private static EvaluatedModels LoadModels(ParseResult parsed)
    {
        if (parsed.GetValue(CheckpointPath) is { } checkpoint)
        {
            return CheckpointModel.Load(checkpoint, threads: 1);
        }

        var preset = PresetCatalog.Open(parsed.GetValue(PresetName) ?? PresetCatalog.DefaultName)
            .Load(ExecutionProvider.Cpu, threads: 1, parsed.GetValue(Transcription));

        return new EvaluatedModels(preset.Preset.Name, preset.Model, preset.Transcriptor);
    }

    private static SeparatorSettings SettingsOf(ParseResult parsed) =>
        new() { WienerIterations = parsed.GetValue(Wiener), Latency = parsed.GetValue(Latency), Threads = 1 };

    /// <summary>Measures separation on tracks, several at once; those in which no source can be measured are left out.</summary>
    internal static SeparationResult Separation(
        OnnxMaskModel model, SeparatorSettings settings, List<TrackFolder> tracks, double? floor, int jobs, CancellationToken cancellation)
    {
        var evaluator = new TrackEvaluator(model, settings);
        TrackScore[] measured =
        [
            .. TrackLoop.Run(tracks, jobs, track => evaluator.Evaluate(track, cancellation).WithoutLoneSource(), cancellation)
                .Where(track => track.Sources.Any(score => score is not null)),
        ];

        return Result(model.Facts.Sources, measured, floor);
    }

    /// <summary>Sums up what was measured.</summary>
    /// <param name="sources">Source ids in the order of the scores.</param>
    /// <param name="measured">The scores.</param>
    /// <param name="floor">Decibels below which no value counts; null for none.</param>
    internal static SeparationResult Result(IReadOnlyList<string> sources, IReadOnlyList<TrackScore> measured, double? floor)
    {
        var counted = floor is { } least ? [.. measured.Select(track => AtLeast(track, least))] : measured;

        return new SeparationResult(sources, floor, measured, EvaluationSummary.Of(sources, counted));
    }

    private static TrackScore AtLeast(TrackScore track, double floor) =>
        track with { Sources = [.. track.Sources.Select(score => score?.AtLeast(floor))] };
}
