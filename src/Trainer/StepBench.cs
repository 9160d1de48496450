using System.Diagnostics;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes;
using WeakSep.Trainer.Recipes.Supervised;
using static TorchSharp.torch;

namespace WeakSep.Trainer;

/// <summary>How fast a separator is trained, data aside: forward, loss, backward, clipping and Adam's step on a batch that stays.</summary>
public static class StepBench
{
    private const int WarmUpSteps = 2;

    /// <summary>Measures training steps of the recipe "supervised".</summary>
    /// <param name="settings">Sizes of the separator and of a batch.</param>
    /// <param name="duration">How long to measure.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    /// <returns>Seconds of a step, the mean.</returns>
    public static double SecondsPerStep(TrainingSettings settings, TimeSpan duration, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        random.manual_seed(settings.Seed);
        using var scope = NewDisposeScope();
        var mixture = rand(settings.Batch, settings.ClipFrames, settings.Bins) * 0.01;
        var sources = mixture.unsqueeze(1).expand(settings.Batch, settings.Instruments.Length, settings.ClipFrames, settings.Bins) * 0.3;
        var clips = new ClipBatch(["noise"], mixture, zeros(1), sources);
        using var stage = new SupervisedStage(
            new Separator(settings.Separator, settings.Bins, settings.Instruments.Length), new DistanceMeter(settings));
        using var optimizer = new StageOptimizer(stage, settings.Schedule.LearningRate);
        var watch = new Stopwatch();
        var steps = 0;

        for (var step = 0; watch.Elapsed < duration; step++)
        {
            cancellation.ThrowIfCancellationRequested();

            if (step == WarmUpSteps)
            {
                watch.Start();
            }

            using var inner = NewDisposeScope();
            optimizer.Step(new TrainingBatch(clips, Remix: null), step, settings.Schedule.LearningRate, settings.Schedule.GradientNorm);
            steps += step >= WarmUpSteps ? 1 : 0;
        }

        return watch.Elapsed.TotalSeconds / steps;
    }
}
