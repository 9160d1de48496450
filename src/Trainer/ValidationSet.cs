using WeakSep.Trainer.Data;
using static TorchSharp.torch;

namespace WeakSep.Trainer;

/// <summary>The clips that a stage is validated on: consecutive and unchanged ones, and remixes; the same at every epoch.</summary>
internal sealed class ValidationSet
{
    private readonly BatchBuilder _builder;
    private readonly List<(TrainingTrack Track, int Start)[]> _batches;

    public ValidationSet(
        TrainingSettings settings, ScheduleSettings schedule, IReadOnlyList<TrainingTrack> tracks, bool withSources)
    {
        _builder = new BatchBuilder(settings, tracks, withSources, remixRequired: false);
        _batches = [.. _builder.ValidationClips(schedule.ValidationBatches * settings.Batch).Chunk(settings.Batch)];

        if (_batches.Count == 0)
        {
            throw new TrainingDataException(
                $"{tracks.Count} validation tracks hold no clip of {settings.ClipFrames} frames with a note; expected at least one");
        }
    }

    /// <summary>The objective's mean over the clips.</summary>
    public double Loss(IStage stage)
    {
        var sum = 0.0;
        var clips = 0;

        foreach (var (index, places) in _batches.Index())
        {
            using var scope = NewDisposeScope();
            using var still = no_grad();
            var batch = new TrainingBatch(_builder.Validation(places).ToBatch(), _builder.ValidationRemix(index)?.ToBatch());
            sum += places.Length * stage.Losses(batch).Sum(term => term.Weight * term.Value.item<float>());
            clips += places.Length;
        }

        return sum / clips;
    }
}
