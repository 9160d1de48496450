using TorchSharp;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Evaluation;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes.Labels;
using WeakSep.Trainer.Runs;

namespace WeakSep.Trainer.Tests.Recipes.Labels;

public sealed class LabelRecipeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weaksep-labels-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static TrainingSettings Settings => new()
    {
        SampleRate = 4000,
        Window = 64,
        Hop = 32,
        Instruments = ["low", "high"],
        ClipFrames = 24,
        Batch = 4,
        Recurrent = new RecurrentSettings { Layers = 1, Units = 12 },
        Labels = new LabelSettings { Classifier = new ClassifierSettings { Channels = [3, 4], Kernel = 3, Units = 6 }, CalibrationBatches = 2 },
        Schedule = new ScheduleSettings { EpochSteps = 3, MaxSteps = 6, ValidationBatches = 2, LearningRate = 0.01 },
    };

    [Theory]
    [InlineData(Supervision.Frames, Strategy.Fix, "classifier separator")]
    [InlineData(Supervision.Clips, Strategy.FineTune, "classifier joint")]
    [InlineData(Supervision.Frames, Strategy.Joint, "joint")]
    [InlineData(Supervision.Sources, Strategy.Fix, "separator")]
    public void A_resumed_run_gives_the_weights_of_an_uninterrupted_one(Supervision supervision, Strategy strategy, string stages)
    {
        torch.set_num_threads(1);
        var settings = Settings with { Labels = Settings.Labels with { Supervision = supervision, Strategy = strategy } };
        var whole = Run("whole", settings, stopAfter: int.MaxValue, resume: false);

        for (var epoch = 1; epoch <= 2 * stages.Split(' ').Length; epoch++)
        {
            Run("parts", settings, stopAfter: 1, resume: epoch > 1);
        }

        Assert.Equal(stages.Split(' '), whole.Select(report => report.Stage).Distinct());

        foreach (var stage in stages.Split(' '))
        {
            Assert.Equal(
                File.ReadAllBytes(new RunFolder(Path.Combine(_folder, "whole")).LastCheckpoint(stage)),
                File.ReadAllBytes(new RunFolder(Path.Combine(_folder, "parts")).LastCheckpoint(stage)));
        }
    }

    [Fact]
    public void Labels_alone_teach_who_sounds_where()
    {
        torch.set_num_threads(1);
        var schedule = Settings.Schedule with { EpochSteps = 30, MaxSteps = 120, ValidationBatches = 3 };
        var settings = Settings with { Schedule = schedule };
        Run("run", settings, int.MaxValue, resume: false);
        var folder = new RunFolder(Path.Combine(_folder, "run"));
        var scores = ClassifierTrial.Run(Checkpoint.Load(folder.BestCheckpoint("classifier")), new ToneClips(), long.MaxValue, CancellationToken.None);

        Assert.Equal(["low", "high"], scores.Select(score => score.Class));
        Assert.All(scores, score => Assert.InRange(score.Frames!.Value.FMeasure, 0.9, 1));
        Assert.All(scores, score => Assert.InRange(score.Clips.FMeasure, 0.9, 1));

        // The separator never saw a source: its masks should still tell the bins of 500 Hz from those of 1500 Hz.
        using var scope = torch.NewDisposeScope();
        using var still = torch.no_grad();
        using var separator = new RecurrentSeparator(settings.Recurrent!, settings.Bins, 2);
        Checkpoint.Load(folder.BestCheckpoint("separator")).CopyTo(separator);
        using var data = new TrainingData(new ToneClips(), new ToneClips());
        var batch = data.Batches(settings, schedule, withSources: true).Training(0)().Clips;
        var masks = separator.call(batch.Mixture);
        var error = (masks * batch.Mixture.unsqueeze(1) - batch.Sources!).abs().sum().item<float>();
        var without = (batch.Mixture.unsqueeze(1) - batch.Sources!).abs().sum().item<float>();

        Assert.InRange(error / without, 0, 0.6);
    }

    [Fact]
    public void Clips_that_do_not_say_what_is_learned_from_stop_a_run_before_it_starts()
    {
        using var wholes = new TrainingData(new ToneClips { HasFrames = false }, new ToneClips());
        using var sourceless = new TrainingData(new ToneClips { HasSources = false }, new ToneClips());
        var sources = Settings with { Labels = Settings.Labels with { Supervision = Supervision.Sources } };

        Assert.Contains("12 of 12 clips to train on are labelled as a whole only", Failure(Settings, wholes), StringComparison.Ordinal);
        Assert.Contains("nobody has its sources", Failure(sources, sourceless), StringComparison.Ordinal);
        Assert.Contains("3 bins", Assert.Throws<ArgumentException>(() => new Classifier(
            new ClassifierSettings { MelFilters = 3 }, Settings.Grid, Settings.Bins, 2)).Message, StringComparison.Ordinal);

        string Failure(TrainingSettings settings, TrainingData data) => Assert.Throws<TrainingDataException>(() => new LabelRecipe().Run(
            new RunContext(settings, data, new RunFolder(Path.Combine(_folder, "bad")), new Progress<TrainingProgress>(), Resume: false),
            CancellationToken.None)).Message;
    }

    private List<TrainingProgress> Run(string name, TrainingSettings settings, int stopAfter, bool resume)
    {
        using var stop = new CancellationTokenSource();
        using var data = new TrainingData(new ToneClips(), new ToneClips { Count = 7 });
        var reports = new List<TrainingProgress>();
        var progress = new Recorder(report =>
        {
            reports.Add(report);

            if (report.ValidationLoss is not null && reports.Count(one => one.ValidationLoss is not null) == stopAfter)
            {
                stop.Cancel();
            }
        });

        try
        {
            new LabelRecipe().Run(new RunContext(settings, data, new RunFolder(Path.Combine(_folder, name)), progress, resume), stop.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.True(stopAfter < int.MaxValue);
        }

        return reports;
    }

    private sealed class Recorder(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
