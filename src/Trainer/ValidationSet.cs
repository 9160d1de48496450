using WeakSep.Trainer.Data;
using static TorchSharp.torch;

namespace WeakSep.Trainer;

/// <summary>The clips that a stage is validated on: consecutive, unchanged, the same at every epoch.</summary>
internal sealed class ValidationSet
{
    private readonly BatchBuilder _builder;
    private readonly List<(TrainingTrack Track, int Start)[]> _batches;

    public ValidationSet(
        TrainingSettings settings, ScheduleSettings schedule, IReadOnlyList<TrainingTrack> tracks, bool withSources)
    {
        _builder = new BatchBuilder(settings with { RemixBatch = 0 }, tracks, withSources);
        _batches = [.. _builder.ValidationClips(schedule.ValidationBatches * settings.Batch).Chunk(settings.Batch)];

        if (_batches.Count == 0)
        {
            throw new TrainingDataException(
                $"{tracks.Count} validation tracks hold no clip of {settings.ClipFrames} frames with a note; expected at least one");
        }
    }

    /// <summary>The objective's mean over the clips, without its remix terms.</summary>
    public double Loss(IStage stage)
    {
        var sum = 0.0;
        var clips = 0;

        foreach (var places in _batches)
        {
            using var scope = NewDisposeScope();
            using var still = no_grad();
            var batch = new TrainingBatch(_builder.Validation(places).ToBatch(), null);
            sum += places.Length * stage.Losses(batch).Sum(term => term.Weight * term.Value.item<float>());
            clips += places.Length;
        }

        return sum / clips;
    }
}
