namespace WeakSep.Trainer.Data;

/// <summary>Batches of songs with scores: clips at random and remixes to learn from, the same clips at every validation.</summary>
internal sealed class SongBatches : IBatchSource
{
    private readonly BatchBuilder _training;
    private readonly BatchBuilder _validation;
    private readonly List<(TrainingTrack Track, int Start)[]> _places;

    public SongBatches(TrainingSettings settings, ScheduleSettings schedule, TrainingData data, bool withSources)
    {
        _training = new BatchBuilder(settings, data.Training, withSources);
        _validation = new BatchBuilder(settings, data.Validation, withSources, remixRequired: false);
        _places = [.. _validation.ValidationClips(schedule.ValidationBatches * settings.Batch).Chunk(settings.Batch)];

        if (_places.Count == 0)
        {
            throw new TrainingDataException(
                $"{data.Validation.Count} validation tracks hold no clip of {settings.ClipFrames} frames with a note; expected at least one");
        }
    }

    public Func<TrainingBatch> Training(long step)
    {
        var (clips, remix) = _training.Training(step);

        return () => new TrainingBatch(clips.ToBatch(), remix?.ToBatch());
    }

    public IEnumerable<Func<TrainingBatch>> Validation()
    {
        foreach (var (index, places) in _places.Index())
        {
            yield return () => new TrainingBatch(_validation.Validation(places).ToBatch(), _validation.ValidationRemix(index)?.ToBatch());
        }
    }
}
