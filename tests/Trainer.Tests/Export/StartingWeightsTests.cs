using Microsoft.ML.OnnxRuntime;
using TorchSharp;
using WeakSep.Trainer.Export;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes;
using WeakSep.Trainer.Recipes.Score;
using WeakSep.Trainer.Recipes.Supervised;
using WeakSep.Trainer.Runs;

namespace WeakSep.Trainer.Tests.Export;

public class StartingWeightsTests
{
    [Theory]
    [InlineData(TcnBlockOrder.WidenFirst, TcnActivation.PRelu)]
    [InlineData(TcnBlockOrder.FilterFirst, TcnActivation.LeakyRelu)]
    [InlineData(TcnBlockOrder.Dense, TcnActivation.PRelu)]
    public void A_separator_starts_where_an_exported_model_ended(TcnBlockOrder order, TcnActivation activation)
    {
        using var maker = new TrackMaker();
        var settings = Settings(order, activation);
        torch.random.manual_seed(3);
        var model = Export(maker, settings);
        torch.random.manual_seed(4);
        using var scope = torch.NewDisposeScope();
        using var still = torch.no_grad();
        using var separator = new Separator(settings.Separator, settings.Bins, 2);
        StartingWeights.CopyTo(separator, Context(maker, settings, model));
        using var fresh = new Separator(settings.Separator, settings.Bins, 2);
        StartingWeights.CopyTo(fresh, Context(maker, settings, null));
        var magnitude = Enumerable.Range(0, 5 * settings.Bins).Select(k => k % 13 / 130f).ToArray();
        var expected = Run(File.ReadAllBytes(model), magnitude, 5, settings.Bins);

        Assert.All(Masks(separator).Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        Assert.Contains(Masks(fresh).Zip(expected), pair => Math.Abs(pair.First - pair.Second) > 1e-3);

        float[] Masks(Separator network) =>
            network.call(torch.tensor(magnitude, [1, 5, settings.Bins])).contiguous().data<float>().ToArray();
    }

    [Theory]
    [InlineData(TcnBlockOrder.WidenFirst)]
    [InlineData(TcnBlockOrder.FilterFirst)]
    [InlineData(TcnBlockOrder.Dense)]
    public void A_separator_with_more_repeats_starts_as_the_smaller_one_it_grows_from(TcnBlockOrder order)
    {
        using var maker = new TrackMaker();
        var settings = Settings(order, TcnActivation.LeakyRelu);
        var larger = settings with { Separator = settings.Separator with { Repeats = settings.Separator.Repeats + 1 } };
        using var scope = torch.NewDisposeScope();
        using var still = torch.no_grad();
        torch.random.manual_seed(3);
        using var stage = new SupervisedStage(new Separator(settings.Separator, settings.Bins, 2), new DistanceMeter(settings));
        var checkpoint = maker.Folder("small.safetensors");
        Checkpoint.Save(checkpoint, stage, new Dictionary<string, torch.Tensor>(), new StageState(), settings);
        using var grown = new Separator(larger.Separator, larger.Bins, 2);
        StartingWeights.CopyTo(grown, Context(maker, larger, checkpoint));
        var input = torch.rand(1, 7, settings.Bins);
        var expected = ((Separator)stage.Network).call(input);

        Assert.True((grown.call(input) - expected).abs().max().item<float>() < 1e-6);
        Assert.True(grown.parameters().Count() > stage.Network.parameters().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_causal_separator_hears_what_the_one_it_starts_from_does_when_nothing_comes_after(bool exported)
    {
        using var maker = new TrackMaker();
        var settings = Settings(TcnBlockOrder.FilterFirst, TcnActivation.LeakyRelu);
        settings = settings with { Separator = settings.Separator with { Repeats = 1, BlocksPerRepeat = 1, Norm = TcnNorm.Frame } };
        var causal = settings with { Separator = settings.Separator with { Causal = true } };
        using var scope = torch.NewDisposeScope();
        using var still = torch.no_grad();
        using var offline = new Separator(settings.Separator, settings.Bins, 2);
        using var live = new Separator(causal.Separator, settings.Bins, 2);
        var model = Export(maker, settings);
        var checkpoint = maker.Folder("network.safetensors");
        Checkpoint.Load(checkpoint).CopyTo(offline);
        StartingWeights.CopyTo(live, Context(maker, causal, exported ? model : checkpoint));
        var input = torch.rand(1, 6, settings.Bins);

        // One block: at the last frame nothing is ahead, and the filter reaches one frame back in both.
        var (last, causalLast) = (offline.call(input).select(2, 5), live.call(input).select(2, 5));
        Assert.True((last - causalLast).abs().max().item<float>() < (exported ? 1e-3 : 1e-5));
        Assert.True((offline.call(input) - live.call(input)).abs().max().item<float>() > 1e-3);
    }

    [Fact]
    public void A_narrower_separator_keeps_the_channels_that_are_heard()
    {
        using var maker = new TrackMaker();
        var settings = Settings(TcnBlockOrder.FilterFirst, TcnActivation.LeakyRelu);
        var narrow = settings with { Separator = settings.Separator with { Hidden = settings.Separator.Hidden - 3 } };
        using var scope = torch.NewDisposeScope();
        using var still = torch.no_grad();
        torch.random.manual_seed(3);
        using var stage = new SupervisedStage(new Separator(settings.Separator, settings.Bins, 2), new DistanceMeter(settings));
        var wide = (Separator)stage.Network;

        // Three channels of each block lead nowhere: without them the network is the same.
        foreach (var block in wide.Network.FilterFirstBlocks)
        {
            foreach (var channel in new[] { 0, 2, 5 })
            {
                block.Residual.weight!.narrow(1, channel, 1).zero_();
            }
        }

        var checkpoint = maker.Folder("wide.safetensors");
        Checkpoint.Save(checkpoint, stage, new Dictionary<string, torch.Tensor>(), new StageState(), settings);
        using var separator = new Separator(narrow.Separator, narrow.Bins, 2);
        StartingWeights.CopyTo(separator, Context(maker, narrow, checkpoint));
        var input = torch.rand(1, 7, settings.Bins);

        Assert.True((separator.call(input) - wide.call(input)).abs().max().item<float>() < 1e-6);
    }

    [Fact]
    public void The_scale_of_the_mixture_losses_is_found_with_an_untrained_separator_wherever_training_starts()
    {
        torch.set_num_threads(1);
        using var maker = new TrackMaker();
        using var data = maker.Data();
        var settings = TrackMaker.Settings with { Schedule = new ScheduleSettings { MaxSteps = 2, EpochSteps = 2, ValidationBatches = 1 } };
        var first = Kappa(maker.Folder("first"), null);
        var continued = Kappa(maker.Folder("continued"), new RunFolder(maker.Folder("first")).LastCheckpoint("separator"));

        Assert.Equal(first, continued);

        double Kappa(string folder, string? from)
        {
            var run = new RunFolder(folder);
            new ScoreRecipe().Run(
                new RunContext(settings, data, run, new Progress<TrainingProgress>(), Resume: false, from), CancellationToken.None);

            return Checkpoint.Load(run.LastCheckpoint("separator")).Constants["kappa"];
        }
    }

    [Fact]
    public void A_model_of_another_size_or_grid_is_refused_by_name()
    {
        using var maker = new TrackMaker();
        var settings = Settings(TcnBlockOrder.FilterFirst, TcnActivation.LeakyRelu);
        var model = Export(maker, settings);
        var wider = settings with { Separator = settings.Separator with { Hidden = settings.Separator.Hidden + 1 } };
        var faster = settings with { Hop = settings.Hop / 2 };

        Refuses(wider, model, "block0_widen_weight");
        Refuses(faster, model, $"hop {settings.Hop}");
        var text = maker.Folder("text.onnx");
        File.WriteAllText(text, "not a model at all");
        Refuses(settings, text, "text.onnx");

        void Refuses(TrainingSettings other, string path, string place)
        {
            using var separator = new Separator(other.Separator, other.Bins, 2);
            var refusal = Assert.Throws<CheckpointException>(() => StartingWeights.CopyTo(separator, Context(maker, other, path)));
            Assert.Contains(place, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_transcriptor_starts_where_that_of_the_preset_ended_or_fresh_where_it_has_none()
    {
        using var maker = new TrackMaker();
        var settings = TrackMaker.Settings with { Transcriptor = TrackMaker.Settings.Transcriptor with { Norm = TcnNorm.Frame } };
        using var scope = torch.NewDisposeScope();
        using var still = torch.no_grad();
        torch.random.manual_seed(3);
        using var stage = new TranscriptorStage(ScoreRecipe.NewTranscriptor(settings), settings.Losses, [0.5, 0.5]);
        var checkpoint = maker.Folder("transcriptor.safetensors");
        Checkpoint.Save(checkpoint, stage, new Dictionary<string, torch.Tensor>(), new StageState(), settings);
        var preset = Directory.CreateDirectory(maker.Folder("preset")).FullName;
        using var transcriptor = ScoreRecipe.NewTranscriptor(settings);
        var fresh = transcriptor.call(Ramp());
        StartingWeights.CopyTo(transcriptor, Context(maker, settings, preset));

        Assert.True((transcriptor.call(Ramp()) - fresh).abs().max().item<float>() == 0);

        File.WriteAllBytes(Path.Combine(preset, "transcriptor.onnx"), OnnxExporter.Export(Checkpoint.Load(checkpoint), "test", Run).Model);
        StartingWeights.CopyTo(transcriptor, Context(maker, settings, preset));
        var expected = ((Transcriptor)stage.Network).call(Ramp());

        // Matrices are in 16 bits in the file.
        Assert.True((transcriptor.call(Ramp()) - expected).abs().max().item<float>() < 0.02);
        Assert.True((fresh - expected).abs().max().item<float>() > 0.1);

        var other = settings with { Instruments = ["bass", "piano", "third"] };
        using var larger = new Transcriptor(other.Transcriptor, other.Bins, 3);
        Assert.Contains(
            "transcriptor.onnx: a transcriptor of",
            Assert.Throws<CheckpointException>(() => StartingWeights.CopyTo(larger, Context(maker, other, preset))).Message,
            StringComparison.Ordinal);

        torch.Tensor Ramp() => torch.linspace(0, 1, 5 * settings.Bins).view(1, 5, settings.Bins);
    }

    private static TrainingSettings Settings(TcnBlockOrder order, TcnActivation activation)
    {
        var settings = TrackMaker.Settings;

        return settings with { Separator = settings.Separator with { Order = order, Activation = activation } };
    }

    private static string Export(TrackMaker maker, TrainingSettings settings)
    {
        using var stage = new SupervisedStage(new Separator(settings.Separator, settings.Bins, 2), new DistanceMeter(settings));
        var checkpoint = maker.Folder("network.safetensors");
        Checkpoint.Save(checkpoint, stage, new Dictionary<string, torch.Tensor>(), new StageState(), settings);
        var path = maker.Folder("model.onnx");
        File.WriteAllBytes(path, OnnxExporter.Export(Checkpoint.Load(checkpoint), "test", Run).Model);

        return path;
    }

    private static RunContext Context(TrackMaker maker, TrainingSettings settings, string? from)
    {
        return new RunContext(
            settings, maker.Data(), new RunFolder(maker.Folder("run")), new Progress<TrainingProgress>(), Resume: false, from);
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
