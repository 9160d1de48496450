using Microsoft.ML.OnnxRuntime;
using TorchSharp;
using WeakSep.Audio;
using WeakSep.Trainer.Export;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes;
using WeakSep.Trainer.Recipes.Labels;
using WeakSep.Trainer.Recipes.Supervised;
using WeakSep.Trainer.Runs;

namespace WeakSep.Trainer.Tests.Export;

public sealed class LabelExportTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(_path);

    private static TrainingSettings Settings => new()
    {
        SampleRate = 4000,
        Window = 64,
        Hop = 32,
        Instruments = ["low", "high", "noise"],
        Recurrent = new RecurrentSettings { Layers = 2, Units = 7, BlockFrames = 40, ContextFrames = 9 },
    };

    [Theory]
    [InlineData(MagnitudeScale.Logarithmic, false)]
    [InlineData(MagnitudeScale.Linear, true)]
    [InlineData(MagnitudeScale.Compressed, true)]
    public void An_exported_bidirectional_separator_equals_the_trained_one(MagnitudeScale input, bool inputNorm)
    {
        var settings = Settings with { Recurrent = Settings.Recurrent! with { Input = input, InputNorm = inputNorm } };
        var exported = ExportSeparator(settings);

        Assert.InRange(exported.LargestDifference, 0, 1e-5);
        Assert.Equal((ModelKind.Mask, ModelMode.Block), (exported.Facts.Kind, exported.Facts.Mode));
        Assert.Equal((40, 9, 9), (exported.Facts.BlockFrames, exported.Facts.ContextFrames, exported.Facts.LookaheadFrames));
        Assert.Equal(exported.Facts, FactsOf(exported.Model));
    }

    [Fact]
    public void An_exported_unidirectional_separator_has_two_states_a_layer()
    {
        var exported = ExportSeparator(Settings with { Recurrent = Settings.Recurrent! with { Bidirectional = false } });
        using var session = new InferenceSession(exported.Model);

        Assert.InRange(exported.LargestDifference, 0, 1e-5);
        Assert.Equal((ModelMode.Streaming, (int?)null), (exported.Facts.Mode, exported.Facts.BlockFrames));
        Assert.Equal((0, 0), (exported.Facts.ContextFrames, exported.Facts.LookaheadFrames));
        Assert.Equal(
            ["magnitude", "state_0", "state_1", "state_2", "state_3"], session.InputNames.Order(StringComparer.Ordinal));
        Assert.All(
            session.InputMetadata.Where(input => input.Key != "magnitude"), input => Assert.Equal([-1, 1, 7], input.Value.Dimensions));
    }

    [Theory]
    [InlineData(ClassifierKind.Convolutional, ClipPooling.Max, null)]
    [InlineData(ClassifierKind.Convolutional, ClipPooling.Attention, 20)]
    [InlineData(ClassifierKind.Recurrent, ClipPooling.Mean, 10)]
    [InlineData(ClassifierKind.Recurrent, ClipPooling.Attention, null)]
    [InlineData(ClassifierKind.FeedForward, ClipPooling.Attention, 10)]
    [InlineData(ClassifierKind.FeedForward, ClipPooling.Max, null)]
    public void An_exported_classifier_equals_the_trained_one(ClassifierKind kind, ClipPooling pooling, int? melFilters)
    {
        var sizes = new ClassifierSettings { Kind = kind, Pooling = pooling, MelFilters = melFilters, Channels = [2, 3, 4], Units = 5 };
        var settings = Settings with { Labels = new LabelSettings { Classifier = sizes } };
        using var weights = ClassWeights.Even(3);
        using var stage = new ClassifierStage(new Classifier(sizes, settings.Grid, settings.Bins, 3), Supervision.Clips, weights);
        var exported = Export(stage, settings);
        using var session = new InferenceSession(exported.Model);

        Assert.InRange(exported.LargestDifference, 0, 1e-5);
        Assert.Equal(ModelKind.Classifier, exported.Facts.Kind);
        Assert.Equal(exported.Facts, FactsOf(exported.Model));
        Assert.Equal(["activity", "present"], session.OutputNames);
    }

    private ExportedModel ExportSeparator(TrainingSettings settings)
    {
        var separator = new RecurrentSeparator(settings.Recurrent!, settings.Bins, 3);
        // Statistics of another kind than those that a norm starts with.
        separator.InputNorm?.running_mean!.fill_(-3);
        separator.InputNorm?.running_var!.fill_(5);

        // Fresh weights of so few units may amplify rounding beyond what trained ones do.
        using (torch.no_grad())
        {
            foreach (var weight in separator.parameters())
            {
                weight.mul_(0.5f);
            }
        }

        using var stage = new SupervisedStage(separator, new DistanceMeter(settings));

        return Export(stage, settings);
    }

    private ExportedModel Export(IStage stage, TrainingSettings settings)
    {
        Checkpoint.Save(_path, stage, new Dictionary<string, torch.Tensor>(), new StageState(), settings);

        return OnnxExporter.Export(Checkpoint.Load(_path), "test", Run);
    }

    private static ModelFacts FactsOf(byte[] model)
    {
        using var session = new InferenceSession(model);

        return ModelFacts.FromMetadata(session.ModelMetadata.CustomMetadataMap, "model");
    }

    /// <summary>All outputs but the state, one behind the other; the state starts as zeros.</summary>
    private static float[] Run(byte[] model, float[] magnitude, int frames, int bins)
    {
        using var session = new InferenceSession(model);
        using var options = new RunOptions();
        var inputs = session.InputMetadata.ToDictionary(input => input.Key, input => input.Key == "magnitude"
            ? OrtValue.CreateTensorValueFromMemory(magnitude, [1, frames, bins])
            : OrtValue.CreateTensorValueFromMemory(new float[input.Value.Dimensions[2]], [1, 1, input.Value.Dimensions[2]]));
        var names = session.OutputNames.Where(name => !name.StartsWith(ModelFacts.StateOutputPrefix, StringComparison.Ordinal)).ToList();
        using var outputs = session.Run(options, inputs, names);

        return [.. outputs.SelectMany(output => output.GetTensorDataAsSpan<float>().ToArray())];
    }
}
