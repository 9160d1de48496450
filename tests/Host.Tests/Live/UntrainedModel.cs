using TorchSharp;
using WeakSep.Audio;
using WeakSep.Host.Evaluation;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.Trainer;
using WeakSep.Trainer.Export;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes;
using WeakSep.Trainer.Recipes.Supervised;
using WeakSep.Trainer.Runs;

namespace WeakSep.Host.Tests.Live;

/// <summary>Separators with the weights they begin with, by the trainer's own way from network to model file.</summary>
internal static class UntrainedModel
{
    private const int Seed = 11;

    /// <summary>The checkpoint's name in the folder that it is saved in.</summary>
    public const string CheckpointName = "network.safetensors";

    /// <summary>Saves a checkpoint.</summary>
    /// <returns>Its path.</returns>
    public static string Save(TrainingSettings settings, string folder)
    {
        torch.random.manual_seed(Seed);
        torch.nn.Module<torch.Tensor, torch.Tensor> network = settings.Recurrent is { } recurrent
            ? new RecurrentSeparator(recurrent, settings.Bins, settings.Instruments.Length)
            : new Separator(settings.Separator, settings.Bins, settings.Instruments.Length);
        using var stage = new SupervisedStage(network, new DistanceMeter(settings));
        var checkpoint = Path.Combine(folder, CheckpointName);
        Checkpoint.Save(checkpoint, stage, new Dictionary<string, torch.Tensor>(), new StageState(), settings);

        return checkpoint;
    }

    /// <summary>Saves a checkpoint and exports it.</summary>
    /// <returns>The model's path.</returns>
    public static string Export(TrainingSettings settings, string folder)
    {
        var path = Path.Combine(folder, "model.onnx");
        File.WriteAllBytes(path, OnnxExporter.Export(Checkpoint.Load(Save(settings, folder)), "test", ModelTrial.Run).Model);

        return path;
    }

    /// <summary>The stems of a mixture of 8 kHz, one channel.</summary>
    public static IReadOnlyList<float[]> Separate(IMaskModel model, float[] mixture, SeparatorSettings settings)
    {
        var separator = new OfflineSeparator(model, settings);
        var sink = new MonoSink(separator.Sources.Count, mixture.Length, channels: 1);
        separator.Separate(new Samples(mixture), sink);

        return sink.Stems;
    }

    private sealed class Samples(float[] mono) : ISampleSource
    {
        private int _at;

        public AudioFormat Format => new(8000, 1);

        public int Read(Span<float> interleaved)
        {
            var count = Math.Min(interleaved.Length, mono.Length - _at);
            mono.AsSpan(_at, count).CopyTo(interleaved);
            _at += count;

            return count;
        }
    }
}
