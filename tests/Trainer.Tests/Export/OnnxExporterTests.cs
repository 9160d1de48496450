using Microsoft.ML.OnnxRuntime;
using TorchSharp;
using WeakSep.Audio;
using WeakSep.Trainer.Export;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes;
using WeakSep.Trainer.Recipes.Score;
using WeakSep.Trainer.Recipes.Supervised;
using WeakSep.Trainer.Runs;

namespace WeakSep.Trainer.Tests.Export;

public class OnnxExporterTests
{
    [Theory]
    [InlineData(TcnActivation.PRelu, MagnitudeScale.Linear)]
    [InlineData(TcnActivation.LeakyRelu, MagnitudeScale.Compressed)]
    [InlineData(TcnActivation.PRelu, MagnitudeScale.Logarithmic)]
    public void An_exported_separator_equals_the_trained_one(TcnActivation activation, MagnitudeScale input)
    {
        using var maker = new TrackMaker();
        var settings = TrackMaker.Settings;
        settings = settings with { Separator = settings.Separator with { Activation = activation, Input = input } };
        using var stage = new SupervisedStage(new Separator(settings.Separator, settings.Bins, 2), new DistanceMeter(settings));
        var exported = OnnxExporter.Export(Save(maker, stage, settings), "test", Run);

        Assert.InRange(exported.LargestDifference, 0, 1e-5);
        Assert.Equal(exported.Facts, FactsOf(exported.Model));
        Assert.Equal(["bass", "guitar"], exported.Facts.Sources);
        Assert.Equal(settings.Separator.ContextFrames, exported.Facts.LookaheadFrames);
    }

    [Fact]
    public void A_network_that_filters_first_is_exported_in_32_bits_however_it_was_trained()
    {
        using var maker = new TrackMaker();
        var settings = TrackMaker.Settings;
        var sizes = settings.Separator with
        {
            Order = TcnBlockOrder.FilterFirst,
            Activation = TcnActivation.LeakyRelu,
            Precision = MatrixPrecision.BFloat16,
        };
        settings = settings with { Separator = sizes };
        using var stage = new SupervisedStage(new Separator(sizes, settings.Bins, 2), new DistanceMeter(settings));

        Assert.InRange(OnnxExporter.Export(Save(maker, stage, settings), "test", Run).LargestDifference, 0, 1e-5);
    }

    [Fact]
    public void A_dense_network_is_exported_as_it_was_trained()
    {
        using var maker = new TrackMaker();
        var settings = TrackMaker.Settings;
        settings = settings with { Separator = settings.Separator with { Order = TcnBlockOrder.Dense } };
        using var stage = new SupervisedStage(new Separator(settings.Separator, settings.Bins, 2), new DistanceMeter(settings));
        var exported = OnnxExporter.Export(Save(maker, stage, settings), "test", Run);

        Assert.InRange(exported.LargestDifference, 0, 1e-5);
        Assert.Equal(settings.Separator.ContextFrames, exported.Facts.ContextFrames);
    }

    [Fact]
    public void An_exported_transcriptor_equals_the_trained_one()
    {
        using var maker = new TrackMaker();
        var settings = TrackMaker.Settings;
        using var stage = new TranscriptorStage(
            new Transcriptor(settings.Transcriptor, settings.Bins, 2), settings.Losses, [0.5, 0.5]);
        var exported = OnnxExporter.Export(Save(maker, stage, settings), "test", Run);

        Assert.Equal(ModelKind.Transcriptor, exported.Facts.Kind);
        Assert.InRange(exported.LargestDifference, 0, 1e-5);
    }

    [Fact]
    public void Matrices_take_16_bits_each_and_nothing_else_is_rounded()
    {
        using var maker = new TrackMaker();
        var settings = TrackMaker.Settings;
        using var stage = new SupervisedStage(new Separator(settings.Separator, settings.Bins, 2), new DistanceMeter(settings));
        var checkpoint = Save(maker, stage, settings);
        var exported = OnnxExporter.Export(checkpoint, "test", Run);
        using var network = new Separator(settings.Separator, settings.Bins, 2);
        checkpoint.CopyTo(network);
        var magnitude = Enumerable.Range(0, settings.Bins).Select(bin => bin % 7 / 70f).ToArray();
        using var scope = torch.NewDisposeScope();
        using var still = torch.no_grad();
        var trained = network.call(torch.tensor(magnitude, [1, 1, settings.Bins])).contiguous().data<float>().ToArray();
        var shipped = Run(exported.Model, magnitude, 1, settings.Bins);
        var matrices = network.parameters().Where(parameter => parameter.dim() == 2).Sum(parameter => parameter.NumberOfElements);
        var others = network.parameters().Where(parameter => parameter.dim() != 2).Sum(parameter => parameter.NumberOfElements);

        Assert.InRange(exported.Model.Length, 2 * matrices + 4 * others, 2 * matrices + 4 * others + 20_000);
        // 11 bits of precision: a mask moves by a thousandth at most.
        Assert.All(trained.Zip(shipped), pair => Assert.Equal(pair.First, pair.Second, 2e-3));
    }

    [Fact]
    public void A_network_that_looks_at_the_whole_clip_is_not_shipped()
    {
        using var maker = new TrackMaker();
        var settings = TrackMaker.Settings;
        settings = settings with { Separator = settings.Separator with { Norm = TcnNorm.Global } };
        using var stage = new SupervisedStage(new Separator(settings.Separator, settings.Bins, 2), new DistanceMeter(settings));
        var checkpoint = Save(maker, stage, settings);
        var refusal = Assert.Throws<ExportException>(() => OnnxExporter.Export(checkpoint, "test", Run));

        Assert.Contains("norm Global", refusal.Message, StringComparison.Ordinal);

        // It can be measured all the same; the export compares it with libtorch's network.
        Assert.InRange(OnnxExporter.ExportToMeasure(checkpoint, "test", Run).LargestDifference, 0, 1e-4);
    }

    [Fact]
    public void A_model_that_differs_is_not_shipped()
    {
        using var maker = new TrackMaker();
        var settings = TrackMaker.Settings;
        using var stage = new SupervisedStage(new Separator(settings.Separator, settings.Bins, 2), new DistanceMeter(settings));
        var checkpoint = Save(maker, stage, settings);

        float[] Spoiled(byte[] model, float[] magnitude, int frames, int bins)
        {
            var output = Run(model, magnitude, frames, bins);
            output[^1] += 2e-5f;

            return output;
        }

        Assert.Throws<ExportException>(() => OnnxExporter.Export(checkpoint, "test", Spoiled));
    }

    private static CheckpointContent Save(TrackMaker maker, IStage stage, TrainingSettings settings)
    {
        var path = maker.Folder("network.safetensors");
        Checkpoint.Save(path, stage, new Dictionary<string, torch.Tensor>(), new StageState(), settings);

        return Checkpoint.Load(path);
    }

    private static ModelFacts FactsOf(byte[] model)
    {
        using var session = new InferenceSession(model);

        return ModelFacts.FromMetadata(session.ModelMetadata.CustomMetadataMap, "model");
    }

    private static float[] Run(byte[] model, float[] magnitude, int frames, int bins)
    {
        using var session = new InferenceSession(model);
        using var input = OrtValue.CreateTensorValueFromMemory(magnitude, [1, frames, bins]);
        using var options = new RunOptions();
        using var outputs = session.Run(options, session.InputNames, [input], session.OutputNames);

        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }
}
