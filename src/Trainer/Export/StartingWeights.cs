using WeakSep.Audio;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Runs;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Export;

/// <summary>What a separator starts with: fresh weights, or those of a model that is trained further.</summary>
internal static class StartingWeights
{
    private const string ModelName = "model.onnx";

    /// <summary>Gives a separator the weights that the run starts from; without any it stays as it is.</summary>
    /// <exception cref="CheckpointException">The model to start from is of another kind, grid or size; the message says where.</exception>
    public static void CopyTo(Separator separator, RunContext context)
    {
        if (context.From is not { } from)
        {
            return;
        }

        var path = Directory.Exists(from) ? Path.Combine(from, ModelName) : from;

        if (Path.GetExtension(path) == ".onnx")
        {
            Read(path, context.Settings, separator);
        }
        else
        {
            Checkpoint.Load(path).CopyTo(separator);
        }
    }

    private static void Read(string path, TrainingSettings settings, Separator separator)
    {
        using var scope = NewDisposeScope();
        var reader = new OnnxWeightReader(path);
        var facts = ReadFacts(reader, path);
        var expected = $"{string.Join(", ", settings.Instruments)} at {settings.SampleRate} Hz, window {settings.Window}, hop {settings.Hop}, {settings.Bins} bins";
        var found = $"{string.Join(", ", facts.Sources)} at {facts.SampleRate} Hz, window {facts.Window}, hop {facts.Hop}, {facts.Bins} bins";

        if (facts.Kind != ModelKind.Mask || found != expected)
        {
            throw new CheckpointException($"{path}: a model of {found}; the settings expect {expected}");
        }

        TcnExport.Add(reader, separator.Network, "magnitude");
    }

    private static ModelFacts ReadFacts(OnnxWeightReader reader, string path)
    {
        try
        {
            return ModelFacts.FromMetadata(reader.Metadata, path);
        }
        catch (ModelFactsException e)
        {
            throw new CheckpointException(e.Message);
        }
    }
}
