using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML.OnnxRuntime;
using TorchSharp;
using WeakSep.Trainer.Export;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes;
using WeakSep.Trainer.Recipes.Supervised;
using WeakSep.Trainer.Runs;

namespace WeakSep.Trainer.Tests.Export;

public class WeightQuantizerTests
{
    [Theory]
    [InlineData(TcnBlockOrder.WidenFirst)]
    [InlineData(TcnBlockOrder.FilterFirst)]
    public void A_model_in_8_bits_is_smaller_and_gives_nearly_the_same(TcnBlockOrder order)
    {
        using var maker = new TrackMaker();
        var model = Export(maker, Settings(order));
        var quantized = WeightQuantizer.Quantize(model, "model.onnx", Run);
        var magnitude = Noise(50);
        var (expected, actual) = (Run(model, magnitude, 50, Bins), Run(quantized.Model, magnitude, 50, Bins));
        var distance = Math.Sqrt(expected.Zip(actual).Average(pair => Math.Pow(pair.First - pair.Second, 2)));

        // Half of the steps of 1/127 of the largest of 32 weights, in some ten layers: far from 0 and from what is heard.
        Assert.InRange(distance, 1e-6, 0.01);
        Assert.InRange(quantized.LargestDifference, 1e-6, 0.01);
        Assert.True(quantized.Model.Length < model.Length, $"{quantized.Model.Length} of {model.Length} bytes");
        Assert.Equal(Bins, quantized.Facts.Bins);
    }

    [Fact]
    public void Training_goes_on_from_a_model_in_8_bits()
    {
        using var maker = new TrackMaker();
        var settings = Settings(TcnBlockOrder.FilterFirst);
        var path = maker.Folder("model.onnx");
        var model = Export(maker, settings);
        File.WriteAllBytes(path, WeightQuantizer.Quantize(model, path, Run).Model);
        using var scope = torch.NewDisposeScope();
        using var still = torch.no_grad();
        using var separator = new Separator(settings.Separator, Bins, 2);
        using var original = new Separator(settings.Separator, Bins, 2);
        Checkpoint.Load(maker.Folder("network.safetensors")).CopyTo(original);
        StartingWeights.CopyTo(
            separator,
            new RunContext(settings, maker.Data(), new RunFolder(maker.Folder("run")), new Progress<TrainingProgress>(), Resume: false, path));

        foreach (var (weight, expected) in separator.parameters().Zip(original.parameters()))
        {
            var step = expected.abs().max().item<float>() / 127;
            Assert.InRange((weight - expected).abs().max().item<float>(), 0, (0.5f * step) + (expected.abs().max().item<float>() / 2048));
        }
    }

    [Fact]
    public void What_is_in_8_bits_already_or_is_no_model_is_refused()
    {
        using var maker = new TrackMaker();
        var quantized = WeightQuantizer.Quantize(Export(maker, Settings(TcnBlockOrder.FilterFirst)), "model.onnx", Run).Model;
        var again = Assert.Throws<ExportException>(() => WeightQuantizer.Quantize(quantized, "presets/a/model.onnx", Run));
        var noise = Assert.Throws<ExportException>(() => WeightQuantizer.Quantize([7, 7, 7, 7, 7], "noise.onnx", Run));

        Assert.StartsWith("presets/a/model.onnx: ", again.Message, StringComparison.Ordinal);
        Assert.StartsWith("noise.onnx: ", noise.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_says_something_else_in_8_bits_is_refused()
    {
        using var maker = new TrackMaker();
        var model = Export(maker, Settings(TcnBlockOrder.FilterFirst));
        var refusal = Assert.Throws<ExportException>(() => WeightQuantizer.Quantize(model, "model.onnx", Spoiled));

        Assert.Contains("0.1", refusal.Message, StringComparison.Ordinal);

        float[] Spoiled(byte[] candidate, float[] magnitude, int frames, int bins)
        {
            var output = Run(candidate, magnitude, frames, bins);

            return ReferenceEquals(candidate, model) ? output : Array.ConvertAll(output, value => value + 0.1f);
        }
    }

    [Fact]
    public void A_weight_moves_by_half_a_step_of_its_block_at_most() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<short>>(),
        Gen.Choose(1, 3).ToArbitrary(),
        (draws, outputs) =>
        {
            var inputs = draws.Get.Length;
            float[] values = [.. Enumerable.Range(0, inputs * outputs).Select(i => draws.Get[i % inputs] / 100f * (1 + (i % outputs)))];
            var matrix = EightBitMatrix.Of(values, inputs, outputs);
            var rounded = matrix.ToValues();

            Assert.Equal(outputs * ((inputs + 31) / 32), matrix.Scales.Length);
            Assert.Equal(32 * matrix.Scales.Length, matrix.Codes.Length);

            for (var at = 0; at < values.Length; at++)
            {
                var (input, output) = (at / outputs, at % outputs);
                var block = Enumerable.Range(0, inputs).Where(other => other / 32 == input / 32);
                var largest = block.Max(other => Math.Abs(values[(other * outputs) + output]));
                Assert.Equal(values[at], rounded[at], (0.501f * largest / 127) + 1e-9f);
                Assert.True(Math.Abs(values[at]) < largest || Math.Abs(rounded[at] - values[at]) <= 1e-6f * largest);
            }
        }).QuickCheckThrowOnFailure();

    private static int Bins => TrackMaker.Settings.Bins;

    private static TrainingSettings Settings(TcnBlockOrder order) => TrackMaker.Settings with
    {
        // More inputs than a block of 32 weights, and no multiple of it.
        Separator = TrackMaker.Settings.Separator with { Order = order, Bottleneck = 40, Hidden = 72, Skip = 36, Norm = TcnNorm.Frame },
    };

    private static float[] Noise(int frames)
    {
        var random = new Random(5);

        return [.. Enumerable.Range(0, frames * Bins).Select(_ => MathF.Pow(random.NextSingle(), 3))];
    }

    private static byte[] Export(TrackMaker maker, TrainingSettings settings)
    {
        torch.random.manual_seed(3);
        using var stage = new SupervisedStage(new Separator(settings.Separator, settings.Bins, 2), new DistanceMeter(settings));
        var path = maker.Folder("network.safetensors");
        Checkpoint.Save(path, stage, new Dictionary<string, torch.Tensor>(), new StageState(), settings);

        return OnnxExporter.Export(Checkpoint.Load(path), "test", Run).Model;
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
