using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Host.Evaluation;
using WeakSep.Host.Evaluation.Transcription;
using WeakSep.Host.Presets;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Export;
using WeakSep.Trainer.Runs;

namespace WeakSep.Host.Commands;

/// <summary><c>weaksep export --checkpoint C --out PRESETDIR</c>: makes a preset of a trained separator.</summary>
internal static class ExportCommand
{
    private const string ModelFile = "model.onnx";
    private const string TranscriptorFile = "transcriptor.onnx";
    private const string ClassifierFile = "classifier.onnx";

    private static readonly string Version =
        typeof(ExportCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private const string Example = """
        Example:
          weaksep export --checkpoint runs/first/separator/best.safetensors --out presets/first
          weaksep export --weights int8 --out presets/first
        """;

    public static Command Create()
    {
        var checkpoint = new Option<string?>("--checkpoint") { Description = "checkpoint of a separator; without it the preset has one already. A classifier that it holds is written, too" };
        var output = new Option<string>("--out") { Description = "folder of the preset; its name is the preset's", Required = true };
        var transcriptor = new Option<string?>("--transcriptor") { Description = "checkpoint of a transcriptor that ships along" };
        var validation = new Option<string?>("--thresholds")
        {
            Description = "songs with scores, best ones that were not learned from, on which the transcriptor's thresholds are chosen; without them one half",
        };
        var weights = new Option<WeightFormat>("--weights")
        {
            Description = "half: matrices of 16 bits, computed in 32; int8: 8 bits, for live use (half the file, a third of the time; changes what is heard by less than 0.01 dB). Without --checkpoint the preset's own model is rewritten",
        };
        var title = new Option<string?>("--title") { Description = "one line for lists" };
        var description = new Option<string?>("--description") { Description = "what it separates, where it fails" };
        var data = new Option<string?>("--training-data") { Description = "what it was trained on, in words" };
        var command = new Option<string?>("--training-command") { Description = "the commands that made it" };
        var results = new Option<string[]>("--results")
        {
            Description = "files of 'weaksep evaluate --json' that the preset is shipped with",
            AllowMultipleArgumentsPerToken = true,
        };
        var export = new Command("export", "Make a preset of a trained separator, give a preset a transcriptor, or make its model smaller.\n\n" + Example)
        {
            checkpoint, output, weights, transcriptor, validation, title, description, data, command, results,
        };
        export.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var folder = parsed.GetValue(output)!;
                var words = new Words(parsed.GetValue(title), parsed.GetValue(description), parsed.GetValue(data), parsed.GetValue(command));
                var format = parsed.GetValue(weights);
                CheckUsage(parsed.GetValue(checkpoint), parsed.GetValue(transcriptor), parsed.GetValue(validation), format);
                var roll = parsed.GetValue(transcriptor) is { } path ? Checkpoint.Load(path).Part("transcriptor") : null;
                // Read before anything is written, so that a mistake in it leaves no preset without its transcriptor.
                var tracks = roll is not null && parsed.GetValue(validation) is { } songs
                    ? DataFolder.Read(songs, roll.Settings.PartMap, stemsRequired: false)
                    : null;

                if (parsed.GetValue(checkpoint) is { } file)
                {
                    ExportCheckpoint(Checkpoint.Load(file), folder, words, parsed.GetValue(results) ?? []);
                }

                if (format == WeightFormat.Int8)
                {
                    Quantize(PresetFolder.Open(folder));
                }

                if (roll is not null)
                {
                    ExportTranscriptor(roll, folder, tracks, cancellation);
                }

                return ExitCodes.Done;
            },
            CancellationToken.None));

        return export;
    }

    private static void CheckUsage(string? checkpoint, string? transcriptor, string? validation, WeightFormat format)
    {
        if (checkpoint is null && transcriptor is null && format == WeightFormat.Half)
        {
            throw CommandFailure.BadUsage("--checkpoint, --transcriptor or --weights int8: expected at least one of them");
        }

        if (validation is not null && transcriptor is null)
        {
            throw CommandFailure.BadUsage("--thresholds: expected a --transcriptor to choose them for");
        }
    }

    private static void ExportCheckpoint(CheckpointContent checkpoint, string output, Words words, string[] results)
    {
        var classifier = checkpoint.Holds("classifier") ? OnnxExporter.Export(checkpoint.Part("classifier"), Version, ModelTrial.Run) : null;

        if (classifier is not null && !checkpoint.Holds("separator"))
        {
            WriteClassifier(classifier, output);
            return;
        }

        var separator = checkpoint.Part("separator");
        var model = OnnxExporter.Export(separator, Version, ModelTrial.Run);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(output)));
        var preset = Describe(name, model.Facts, separator, words) with { Results = [.. results.Select(EvaluationResult.Read)] };

        Directory.CreateDirectory(output);
        AtomicFile.WriteAllBytes(Path.Combine(output, ModelFile), model.Model);
        PresetWriter.Write(preset, Path.Combine(output, Preset.FileName));
        Say(ModelFile, model);

        if (classifier is not null)
        {
            WriteClassifier(classifier, output);
        }

        Console.WriteLine($"preset {name} is in {output}");
    }

    private static void Quantize(PresetFolder preset)
    {
        var quantized = WeightQuantizer.Quantize(File.ReadAllBytes(preset.ModelPath), preset.ModelPath, ModelTrial.Run);
        AtomicFile.WriteAllBytes(preset.ModelPath, quantized.Model);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{preset.Preset.Model}: {quantized.Model.Length / 1e6:F1} MB in 8 bits, {quantized.LargestDifference:G2} from 16 bits (root mean square of masks from 0 to 1)"));
    }

    private static void WriteClassifier(ExportedModel classifier, string output)
    {
        Directory.CreateDirectory(output);
        AtomicFile.WriteAllBytes(Path.Combine(output, ClassifierFile), classifier.Model);
        Say(ClassifierFile, classifier);
    }

    /// <summary>Adds a transcriptor to a preset, whose separator it will hear through.</summary>
    private static void ExportTranscriptor(
        CheckpointContent checkpoint, string output, IReadOnlyList<TrackFolder>? validation, CancellationToken cancellation)
    {
        var folder = PresetFolder.Open(output);
        var exported = OnnxExporter.Export(checkpoint, Version, ModelTrial.Run);
        using var separator = folder.Load(ExecutionProvider.Cpu, threads: 1);

        if (OfflineTranscriber.Misfit(separator.Model.Facts, exported.Facts, folder.ModelPath) is { } misfit)
        {
            throw new ExportException($"{checkpoint.Path}: {misfit}");
        }

        if (validation is not null)
        {
            using var transcriptor = ModelLoader.LoadTranscriptor(exported.Model, checkpoint.Path, ExecutionProvider.Cpu, threads: 1);
            var thresholds = ThresholdChoice.Of(transcriptor, separator.Model, validation, Environment.ProcessorCount, cancellation);
            exported = OnnxExporter.Export(checkpoint, Version, ModelTrial.Run, thresholds);
        }

        AtomicFile.WriteAllBytes(Path.Combine(output, TranscriptorFile), exported.Model);
        PresetWriter.Write(folder.Preset with { Transcriptor = TranscriptorFile }, Path.Combine(output, Preset.FileName));
        Say(TranscriptorFile, exported);
        Console.WriteLine($"pitches sound from {string.Join(", ", exported.Facts.Sources.Zip(exported.Facts.SoundingFrom, ThresholdText))} on");
    }

    private static string ThresholdText(string instrument, float threshold) =>
        string.Create(CultureInfo.InvariantCulture, $"{threshold:0.##} ({instrument})");

    private static Preset Describe(string name, ModelFacts facts, CheckpointContent checkpoint, Words words)
    {
        var run = RunRecord(checkpoint.Path);

        return new Preset
        {
            Name = name,
            Title = words.Title ?? $"{string.Join(", ", facts.Sources)}, trained with WeakSep",
            Description = words.Description ?? "Trained with WeakSep.",
            Licence = "MIT",
            Model = ModelFile,
            Sources = PresetSources.Of(facts.Sources),
            SampleRate = facts.SampleRate,
            Stft = new PresetStft(facts.Window, facts.Hop, "sqrt-hann", "sqrt-hann", facts.SynthesisWindow),
            Mode = new PresetMode(facts.Mode == ModelMode.Block ? "block" : "streaming", facts.ContextFrames, facts.LookaheadFrames),
            LatencySamples = facts.LookaheadFrames * facts.Hop + (facts.SynthesisWindow ?? facts.Window),
            Training = new PresetTraining(
                run?.GetProperty("recipe").GetString() ?? "unknown",
                checkpoint.Settings.Seed,
                words.Data ?? run?.GetProperty("data").GetString() ?? "unknown",
                words.Command ?? "weaksep train"),
        };
    }

    /// <summary>The record of the run that a checkpoint lies in, or null where it lies elsewhere.</summary>
    private static JsonElement? RunRecord(string checkpoint)
    {
        var stage = Path.GetDirectoryName(Path.GetFullPath(checkpoint));
        var path = Path.Combine(stage!, "..", "run.json");

        return File.Exists(path) ? JsonDocument.Parse(File.ReadAllBytes(path)).RootElement : null;
    }

    private static void Say(string file, ExportedModel model)
    {
        var megabytes = model.Model.Length / 1e6;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: {megabytes:F1} MB, largest difference from libtorch {model.LargestDifference:G2}"));
    }

    private enum WeightFormat
    {
        Half,
        Int8,
    }

    private sealed record Words(string? Title, string? Description, string? Data, string? Command);
}
