using TorchSharp;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Export;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes.Score;
using WeakSep.Trainer.Runs;

namespace WeakSep.Trainer.Tests.Recipes;

public class JointStageTests
{
    private static TrainingSettings Settings => TrackMaker.Settings with
    {
        FineTuneSchedule = TrackMaker.Settings.Schedule,
        Losses = new ScoreLossSettings { AdversarialMixture = 0.2, AdversarialTranscription = 0.05 },
    };

    [Fact]
    public void Each_turn_changes_its_own_network_alone()
    {
        torch.set_num_threads(1);
        using var maker = new TrackMaker();
        using var data = maker.Data();
        var settings = Settings;
        using var step2 = Step2(settings);
        using var stage = new JointStage(step2, settings.Losses, data.ActivityRates());
        stage.Constants["kappa"] = 1;
        var (clips, _) = new BatchBuilder(settings, data.Training, withSources: false).Training(0);
        using var scope = torch.NewDisposeScope();
        var batch = new TrainingBatch(clips.ToBatch(), Remix: null);

        foreach (var (turn, other) in new[] { (stage.Turns[0], stage.Turns[1]), (stage.Turns[1], stage.Turns[0]) })
        {
            ((torch.nn.Module)stage.Network).zero_grad();
            turn.Losses(batch).Select(term => term.Value * term.Weight).Aggregate((a, b) => a + b).backward();

            Assert.True(Gradient(turn.Network) > 0, turn.Name);
            Assert.Equal(0, Gradient(other.Network));
        }
    }

    [Fact]
    public void The_transcriptor_s_loss_has_the_adversarial_terms_that_the_settings_ask_for()
    {
        using var maker = new TrackMaker();
        using var data = maker.Data();
        var (clips, _) = new BatchBuilder(Settings, data.Training, withSources: false).Training(0);

        Assert.Equal(["tr-score", "tr-inst", "tr-pitch", "aml", "atl"], Terms(Settings.Losses));
        Assert.Equal(["tr-score", "tr-inst", "tr-pitch"], Terms(new ScoreLossSettings()));

        IEnumerable<string> Terms(ScoreLossSettings losses)
        {
            using var scope = torch.NewDisposeScope();
            using var step2 = Step2(Settings with { Losses = losses });
            using var stage = new JointStage(step2, losses, data.ActivityRates());
            stage.Constants["kappa"] = 1;
            var batch = new TrainingBatch(clips.ToBatch(), Remix: null);
            stage.Turns[0].Losses(batch);

            return [.. stage.Turns[1].Losses(batch).Select(term => term.Name)];
        }
    }

    [Fact]
    public void A_fine_tuning_that_was_interrupted_goes_on_as_if_it_had_not_been()
    {
        torch.set_num_threads(1);
        using var maker = new TrackMaker();
        using var data = maker.Data();
        var whole = Train(maker.Folder("whole"), data, stopAt: long.MaxValue);
        Train(maker.Folder("parts"), data, stopAt: 6);
        var parts = Train(maker.Folder("parts"), data, stopAt: long.MaxValue);

        Assert.Equal(
            File.ReadAllBytes(whole.LastCheckpoint(JointStage.StageName)),
            File.ReadAllBytes(parts.LastCheckpoint(JointStage.StageName)));
    }

    [Fact]
    public void A_fine_tuned_checkpoint_holds_both_networks()
    {
        using var maker = new TrackMaker();
        using var data = maker.Data();
        var checkpoint = Checkpoint.Load(Train(maker.Folder("run"), data, long.MaxValue).BestCheckpoint(JointStage.StageName));
        using var separator = new Separator(Settings.Separator, Settings.Bins, 2);
        using var transcriptor = new Transcriptor(Settings.Transcriptor, Settings.Bins, 2);
        checkpoint.Part("separator").CopyTo(separator);
        checkpoint.Part("transcriptor").CopyTo(transcriptor);

        Assert.Contains("informed", Assert.Throws<CheckpointException>(() => checkpoint.Part("informed")).Message, StringComparison.Ordinal);
    }

    private static SeparatorStage Step2(TrainingSettings settings)
    {
        return new SeparatorStage(
            new Separator(settings.Separator, settings.Bins, 2),
            new Transcriptor(settings.Transcriptor, settings.Bins, 2),
            settings.Losses,
            new(settings),
            [0.5, 0.5],
            new(new(settings.SampleRate, settings.Window)),
            settings.Bins);
    }

    /// <summary>Trains all three steps; stops within the last at a step, or not at all.</summary>
    private static RunFolder Train(string path, TrainingData data, long stopAt)
    {
        using var stop = new CancellationTokenSource();
        var folder = new RunFolder(path);
        var progress = new Stopper(stopAt, stop);

        try
        {
            new ScoreRecipe().Run(new RunContext(Settings, data, folder, progress, Resume: true), stop.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.True(stopAt < long.MaxValue);
        }

        return folder;
    }

    private static double Gradient(torch.nn.Module network) =>
        network.parameters().Sum(parameter => parameter.grad?.abs().sum().item<float>() ?? 0);

    private sealed class Stopper(long stopAt, CancellationTokenSource stop) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Stage == JointStage.StageName && value.Step >= stopAt)
            {
                stop.Cancel();
            }
        }
    }
}
