using static TorchSharp.torch;

namespace WeakSep.Trainer.Data.Labels;

/// <summary>Batches of labelled clips: all of them in an order drawn anew for each round, and some, the same ones, to validate on.</summary>
internal sealed class LabelBatches : IBatchSource
{
    private readonly TrainingSettings _settings;
    private readonly IClipSource _training;
    private readonly IClipSource _validation;
    private readonly long _validationClips;
    private readonly bool _withSources;
    private readonly ShuffledOrder _order;
    private readonly ClipFeatures _trainingFeatures;        // two, since two threads use them
    private readonly ClipFeatures _validationFeatures;

    /// <exception cref="TrainingDataException">Clips and settings differ in number of classes or shape.</exception>
    public LabelBatches(
        TrainingSettings settings, ScheduleSettings schedule, IClipSource training, IClipSource validation, bool withSources)
    {
        Check(training, settings);
        Check(validation, settings);
        _settings = settings;
        _training = training;
        _validation = validation;
        _validationClips = Math.Min(validation.Count, (long)schedule.ValidationBatches * settings.Batch);
        _withSources = withSources;
        _order = new ShuffledOrder(settings.Seed, training.Count);
        _trainingFeatures = new ClipFeatures(settings);
        _validationFeatures = new ClipFeatures(settings);
    }

    public Func<TrainingBatch> Training(long step)
    {
        var places = Enumerable.Range(0, _settings.Batch).Select(place => step * _settings.Batch + place);

        return Prepare(_training, [.. places.Select(place => _order[place])], _trainingFeatures);
    }

    public IEnumerable<Func<TrainingBatch>> Validation()
    {
        for (var first = 0L; first < _validationClips; first += _settings.Batch)
        {
            var count = (int)Math.Min(_settings.Batch, _validationClips - first);
            // Evenly picked where there are more clips than are wanted.
            var clips = Enumerable.Range(0, count).Select(place => (first + place) * _validation.Count / _validationClips);

            yield return Prepare(_validation, [.. clips], _validationFeatures);
        }
    }

    /// <summary>Reads clips, and gives what makes tensors of them.</summary>
    /// <param name="source">Where they come from.</param>
    /// <param name="indices">Which.</param>
    /// <param name="features">Makes magnitudes of them.</param>
    private Func<TrainingBatch> Prepare(IClipSource source, long[] indices, ClipFeatures features)
    {
        var (count, classes, frames, bins) = (indices.Length, source.Classes.Count, _settings.ClipFrames, _settings.Bins);
        var clips = indices.Select(source.Clip).ToArray();
        var mixture = new float[count * frames * bins];
        var sources = _withSources ? new float[classes * mixture.Length] : null;

        for (var i = 0; i < count; i++)
        {
            features.Write(clips[i].Mixture, mixture.AsSpan(i * frames * bins, frames * bins));

            for (var c = 0; c < classes && sources is not null; c++)
            {
                var sound = clips[i].Sources ?? throw new TrainingDataException(
                    $"{clips[i].Name}: nobody has its sources; expected sources of every clip for labels.supervision: Sources");
                features.Write(sound[c], sources.AsSpan((i * classes + c) * frames * bins, frames * bins));
            }
        }

        var labels = clips.Select(clip => clip.Labels).ToList();

        return () => new TrainingBatch(
            new ClipBatch(
                [.. clips.Select(clip => clip.Name)],
                tensor(mixture, [count, frames, bins]),
                zeros(0),
                sources is null ? null : tensor(sources, [count, classes, frames, bins]),
                Labels: ToTensors(labels, frames, classes)),
            Remix: null);
    }

    private static LabelBatch ToTensors(List<WeakLabels> labels, int frames, int classes)
    {
        var ofFrames = labels.TrueForAll(label => label.Frames is not null)
            ? tensor([.. labels.SelectMany(label => label.Frames!)], [labels.Count, frames, classes]).transpose(1, 2).contiguous()
            : null;

        return new LabelBatch(ofFrames, tensor([.. labels.SelectMany(label => label.Clip)], [labels.Count, classes]));
    }

    private static void Check(IClipSource clips, TrainingSettings settings)
    {
        if (clips.Classes.Count != settings.Instruments.Length || clips.Shape.Grid != settings.Grid || clips.Shape.Frames != settings.ClipFrames)
        {
            throw new TrainingDataException(
                $"clips of {string.Join(", ", clips.Classes)}, {clips.Shape.Frames} frames of {clips.Shape.Grid}; the settings expect "
                + $"{string.Join(", ", settings.Instruments)}, {settings.ClipFrames} frames of {settings.Grid}");
        }
    }
}
