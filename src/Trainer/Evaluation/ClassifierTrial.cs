using WeakSep.Audio.Metrics;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Labels;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes.Labels;
using WeakSep.Trainer.Runs;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Evaluation;

/// <summary>Holds what a trained classifier says of labelled clips against their labels; a class sounds from one half on.</summary>
public static class ClassifierTrial
{
    /// <summary>Counts hits and misses, pooled over all clips.</summary>
    /// <param name="checkpoint">A classifier's checkpoint.</param>
    /// <param name="clips">Clips of its classes and shape.</param>
    /// <param name="limit">Use no more than so many of the first.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One score per class, in their order.</returns>
    /// <exception cref="CheckpointException">The checkpoint holds no classifier.</exception>
    /// <exception cref="TrainingDataException">Clips and classifier differ in number of classes or shape, or a clip cannot be read.</exception>
    public static IReadOnlyList<ClassifierScore> Run(CheckpointContent checkpoint, IClipSource clips, long limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(clips);
        var part = checkpoint.Part(ClassifierStage.StageName);
        var settings = part.Settings;
        using var classifier = new Classifier(settings.Labels.Classifier, settings.Grid, settings.Bins, settings.Instruments.Length);
        part.CopyTo(classifier);
        classifier.eval();
        var counted = Math.Min(clips.Count, limit);
        var schedule = settings.Schedule with { ValidationBatches = (int)((counted + settings.Batch - 1) / settings.Batch) };
        var batches = new LabelBatches(settings, schedule, clips, new FirstClips(clips, counted), withSources: false);
        var frames = new DetectionCounts[classifier.Classes];
        var wholes = new DetectionCounts[classifier.Classes];
        var framesKnown = false;

        foreach (var make in batches.Validation())
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            using var still = no_grad();
            var batch = make().Clips;
            var heard = classifier.call(batch.Mixture);
            Count(wholes, batch.Labels!.Clip.unsqueeze(2), heard.Present.unsqueeze(2));

            if (batch.Labels.Frames is { } labels)
            {
                framesKnown = true;
                Count(frames, classifier.Target(labels), heard.Frames.sigmoid());
            }
        }

        return [.. settings.Instruments.Select((name, index) => new ClassifierScore(name, framesKnown ? frames[index] : null, wholes[index]))];
    }

    private static void Count(DetectionCounts[] counts, Tensor labels, Tensor probabilities)
    {
        for (var index = 0; index < counts.Length; index++)
        {
            counts[index] += DetectionCounts.OfCells(Values(labels.select(1, index)), Values(probabilities.select(1, index)));
        }
    }

    private static float[] Values(Tensor values) => values.contiguous().data<float>().ToArray();
}
