using TorchSharp;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Labels;
using WeakSep.Trainer.Export;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes.Supervised;
using WeakSep.Trainer.Runs;

namespace WeakSep.Trainer.Recipes.Labels;

/// <summary>
/// The system of weak-labels.md: a classifier from mixtures and labels of what sounds in them, and a separator through it. No
/// source is seen, unless the settings ask for the supervised bound.
/// </summary>
public sealed class LabelRecipe : IRecipe
{
    /// <inheritdoc/>
    public string Name => "labels";

    /// <inheritdoc/>
    public string Description => "classifier, then separator through it, from recordings and labels of what sounds in them";

    /// <inheritdoc/>
    public bool NeedsSources => false;

    /// <inheritdoc/>
    public bool NeedsLabels => true;

    /// <summary>The paper's sizes, and weak-labels.md's where the paper is silent.</summary>
    public TrainingSettings Defaults => new()
    {
        Window = 512,
        Hop = 128,
        ClipFrames = 501,
        Batch = 10,
        Recurrent = new RecurrentSettings(),
        Schedule = new ScheduleSettings
        {
            LearningRate = 1e-4,
            HalveAfterEpochs = 1000,        // never: the paper has no schedule
            StopAfterEpochs = 5,
            EpochSteps = 2000,              // 20000 mixtures in batches of 10
            MaxSteps = 100_000,             // 50 epochs
            GradientNorm = 1e6,             // not clipped
            ValidationBatches = 500,
        },
    };

    /// <inheritdoc/>
    public void Run(RunContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = context.Settings;
        Check(context.Data, settings.Labels.Supervision);
        using var weights = Weights(context.Data, settings);
        var loop = new TrainingLoop(settings, context.Folder, context.Progress);
        var (supervision, strategy) = (settings.Labels.Supervision, settings.Labels.Strategy);

        if (supervision == Supervision.Sources)
        {
            torch.random.manual_seed(settings.Seed);
            using var bound = new SupervisedStage(StartingWeights.NewSeparator(context), new WeightedDistance(weights));
            loop.Train(bound, settings.Schedule, context.Data, context.Resume, cancellation);
            return;
        }

        if (strategy != Strategy.Joint)
        {
            torch.random.manual_seed(settings.Seed);
            using var step1 = new ClassifierStage(NewClassifier(settings), supervision, weights);
            loop.Train(step1, settings.ClassifierSchedule ?? settings.Schedule, context.Data, context.Resume, cancellation);
        }

        torch.random.manual_seed(settings.Seed);
        var separator = StartingWeights.NewSeparator(context);
        var classifier = NewClassifier(settings);

        if (strategy != Strategy.Joint)
        {
            Checkpoint.Load(context.Folder.BestCheckpoint(ClassifierStage.StageName)).CopyTo(classifier);
        }

        using var step2 = new LabelSeparatorStage(separator, classifier, strategy != Strategy.Fix, settings.Labels, weights);
        loop.Train(step2, settings.Schedule, context.Data, context.Resume, cancellation);
    }

    private static void Check(TrainingData data, Supervision supervision)
    {
        if (data.TrainingClips is null)
        {
            throw new TrainingDataException("the recipe labels learns from labelled clips; expected such data");
        }

        if (supervision == Supervision.Frames)
        {
            CheckFrames(data.Statistics, "train on");
            CheckFrames(LabelStatistics.Measure(data.ValidationClips!, data.ValidationClips!.Count), "validate on");
        }

        void CheckFrames(LabelStatistics found, string purpose)
        {
            if (found.ClipsWithFrames < found.Clips)
            {
                throw new TrainingDataException(
                    $"{found.Clips - found.ClipsWithFrames} of {found.Clips} clips to {purpose} are labelled as a whole only; expected times of "
                    + "every event, or labels.supervision: Clips");
            }
        }
    }

    private static ClassWeights Weights(TrainingData data, TrainingSettings settings)
    {
        var weighed = settings.Labels.ClassWeights && data.Statistics.ClipsWithFrames > 0;

        return weighed ? new ClassWeights(data.ActivityRates()) : ClassWeights.Even(settings.Instruments.Length);
    }

    private static Classifier NewClassifier(TrainingSettings settings)
    {
        return new Classifier(settings.Labels.Classifier, settings.Grid, settings.Bins, settings.Instruments.Length);
    }
}
