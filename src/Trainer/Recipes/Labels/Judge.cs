using WeakSep.Trainer.Data;
using WeakSep.Trainer.Networks;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Labels;

/// <summary>Holds what a classifier hears against labels, of frames or of clips: (L4) and (L6) with their parts apart.</summary>
internal sealed class Judge
{
    private readonly Classifier _classifier;
    private readonly Supervision _supervision;
    private readonly ClassWeights _weights;

    public Judge(Classifier classifier, Supervision supervision, ClassWeights weights)
    {
        _classifier = classifier;
        _supervision = supervision;
        _weights = weights;
    }

    /// <summary>The loss of what is heard in the mixtures.</summary>
    public Tensor OfMixture(ClipBatch clips)
    {
        return OfMixture(_classifier.call(clips.Mixture), clips);
    }

    /// <summary>The loss of what is heard in the separated sources, summed over these.</summary>
    /// <param name="clips">The clips.</param>
    /// <param name="separated">[batch, sources, frames, bins].</param>
    public Tensor OfSources(ClipBatch clips, Tensor separated)
    {
        return OfSources(_classifier.call(separated.flatten(0, 1)), clips);
    }

    /// <summary>Both, heard in one call, so that a batch norm that learns sees mixtures and sources alike.</summary>
    public (Tensor Mixture, Tensor Sources) OfBoth(ClipBatch clips, Tensor separated)
    {
        var batch = clips.Mixture.shape[0];
        var said = _classifier.call(cat([clips.Mixture, separated.flatten(0, 1)], 0));

        return (OfMixture(Part(said, 0, batch), clips), OfSources(Part(said, batch, said.Present.shape[0] - batch), clips));
    }

    private Tensor OfMixture(ClassifierOutput said, ClipBatch clips)
    {
        if (_supervision == Supervision.Clips)
        {
            return ClassificationLosses.Clips(said.Present, said.Absent, clips.Labels!.Clip);
        }

        var target = _classifier.Target(clips.Labels!.KnownFrames);

        return ClassificationLosses.Frames(said.Frames, target, _weights.Of(target));
    }

    private Tensor OfSources(ClassifierOutput said, ClipBatch clips)
    {
        var classes = _classifier.Classes;

        if (_supervision == Supervision.Clips)
        {
            return ClassificationLosses.ClipsOfSources(
                said.Present.view(-1, classes, classes), said.Absent.view(-1, classes, classes), clips.Labels!.Clip);
        }

        var target = _classifier.Target(clips.Labels!.KnownFrames);
        var logits = said.Frames.reshape(-1, classes, classes, said.Frames.shape[2]);

        return ClassificationLosses.FramesOfSources(logits, target, _weights.Of(target));
    }

    private static ClassifierOutput Part(ClassifierOutput said, long first, long count)
    {
        return new ClassifierOutput(
            said.Frames.narrow(0, first, count), said.Present.narrow(0, first, count), said.Absent.narrow(0, first, count));
    }
}
