using TorchSharp;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes;
using WeakSep.Trainer.Recipes.Supervised;
using WeakSep.Trainer.Runs;

namespace WeakSep.Trainer.Tests;

public class TrainingLoopTests
{
    [Theory]
    [InlineData(LearningRateDecay.Plateau)]
    [InlineData(LearningRateDecay.Cosine)]
    public void A_resumed_run_gives_the_losses_of_an_uninterrupted_one(LearningRateDecay decay)
    {
        torch.set_num_threads(1);
        using var maker = new TrackMaker();
        using var data = maker.Data();
        var settings = TrackMaker.Settings with { Schedule = TrackMaker.Settings.Schedule with { Decay = decay } };
        var whole = Train(maker.Folder("whole"), settings, data, stopAt: long.MaxValue, resume: false);
        Train(maker.Folder("parts"), settings, data, stopAt: 5, resume: false);
        var rest = Train(maker.Folder("parts"), settings, data, stopAt: long.MaxValue, resume: true);

        Assert.Equal(whole[^1].ValidationLoss, rest[^1].ValidationLoss);
        Assert.Equal(
            File.ReadAllBytes(new RunFolder(maker.Folder("whole")).BestCheckpoint("separator")),
            File.ReadAllBytes(new RunFolder(maker.Folder("parts")).BestCheckpoint("separator")));
    }

    [Fact]
    public void Training_lowers_the_loss()
    {
        using var maker = new TrackMaker();
        using var data = maker.Data();
        var schedule = new ScheduleSettings { EpochSteps = 10, MaxSteps = 150, ValidationBatches = 2, LearningRate = 0.003 };
        var reports = Train(
            maker.Folder("run"), TrackMaker.Settings with { Schedule = schedule }, data, long.MaxValue, resume: false);
        var losses = reports.Where(report => report.ValidationLoss is not null).Select(report => report.ValidationLoss!.Value).ToList();

        Assert.True(losses[^1] < 0.8 * losses[0], $"validation loss went from {losses[0]} to {losses[^1]}");
    }

    [Fact]
    public void A_run_that_has_ended_stays_as_it_is()
    {
        using var maker = new TrackMaker();
        using var data = maker.Data();
        Train(maker.Folder("run"), TrackMaker.Settings, data, long.MaxValue, resume: false);

        Assert.Empty(Train(maker.Folder("run"), TrackMaker.Settings, data, long.MaxValue, resume: true));
    }

    [Fact]
    public void A_loss_that_is_not_a_number_names_its_term_and_the_clip()
    {
        using var maker = new TrackMaker();
        using var data = maker.Data();
        using var stage = new PoisonedStage(new Separator(TrackMaker.Settings.Separator, TrackMaker.Settings.Bins, 2));
        var loop = new TrainingLoop(TrackMaker.Settings, new RunFolder(maker.Folder("run")), new Progress<TrainingProgress>());
        var failure = Assert.Throws<TrainingDivergedException>(
            () => loop.Train(stage, TrackMaker.Settings.Schedule, data, resume: false, CancellationToken.None));

        Assert.Contains("step 2", failure.Message, StringComparison.Ordinal);
        Assert.Contains("loss term distance is NaN", failure.Message, StringComparison.Ordinal);
        Assert.Contains("weight", failure.Message, StringComparison.Ordinal);
    }

    private static List<TrainingProgress> Train(
        string folder, TrainingSettings settings, TrainingData data, long stopAt, bool resume)
    {
        using var stop = new CancellationTokenSource();
        var reports = new List<TrainingProgress>();
        torch.random.manual_seed(settings.Seed);
        using var stage = new StoppingStage(
            new Separator(settings.Separator, settings.Bins, settings.Instruments.Length), stopAt, stop);
        var loop = new TrainingLoop(settings, new RunFolder(folder), new Recorder(reports));

        try
        {
            loop.Train(stage, settings.Schedule, data, resume, stop.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.True(stopAt < long.MaxValue);
        }

        return reports;
    }

    private sealed class Recorder(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }

    /// <summary>Asks for an end after so many calls, as Ctrl-C does.</summary>
    private sealed class StoppingStage(Separator separator, long stopAt, CancellationTokenSource stop) : IStage
    {
        private readonly SupervisedStage _stage = new(separator, new DistanceMeter(TrackMaker.Settings));
        private long _calls;

        public string Name => _stage.Name;

        public torch.nn.Module Network => _stage.Network;

        public IDictionary<string, double> Constants => _stage.Constants;

        public bool NeedsSources => true;

        public void Calibrate(IEnumerable<TrainingBatch> batches)
        {
        }

        public IReadOnlyList<LossTerm> Losses(TrainingBatch batch)
        {
            if (++_calls == stopAt)
            {
                stop.Cancel();
            }

            return _stage.Losses(batch);
        }

        public void Dispose() => _stage.Dispose();
    }

    /// <summary>Spoils a weight at the third step.</summary>
    private sealed class PoisonedStage(Separator separator) : IStage
    {
        private readonly SupervisedStage _stage = new(separator, new DistanceMeter(TrackMaker.Settings));
        private int _calls;

        public string Name => _stage.Name;

        public torch.nn.Module Network => _stage.Network;

        public IDictionary<string, double> Constants => _stage.Constants;

        public bool NeedsSources => true;

        public void Calibrate(IEnumerable<TrainingBatch> batches)
        {
        }

        public IReadOnlyList<LossTerm> Losses(TrainingBatch batch)
        {
            if (++_calls == 3)
            {
                using var still = torch.no_grad();
                Network.parameters().Last().fill_(float.NaN);
            }

            return _stage.Losses(batch);
        }

        public void Dispose() => _stage.Dispose();
    }
}
