using WeakSep.Audio;
using WeakSep.Host.Evaluation.Transcription;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.Trainer;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Labels;

namespace WeakSep.Host.Evaluation;

/// <summary>Measures separators on clips of labelled sound that hold their sources.</summary>
internal static class LabelledSound
{
    private const double ClipSeconds = 4;       // weak-labels.md section 3; of a preset, which does not say what it was trained on

    /// <summary>Settings for clips that suit a model whose own are not known.</summary>
    internal static TrainingSettings SettingsFor(ModelFacts facts) => new()
    {
        Instruments = [.. facts.Sources],
        SampleRate = facts.SampleRate,
        Window = facts.Window,
        Hop = facts.Hop,
        ClipFrames = (int)Math.Ceiling(ClipSeconds * facts.SampleRate / facts.Hop) + 1,
        Labels = new() { Data = new LabelDataSettings { Classes = [.. facts.Sources], OtherClasses = Leniency.Skip } },
    };

    /// <summary>Opens a part of a folder.</summary>
    /// <param name="data">The folder.</param>
    /// <param name="split">Which part.</param>
    /// <param name="settings">Shape of the clips, and the classes in order.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="TrainingDataException">The labels hold an error, or other classes than the settings.</exception>
    internal static IClipSource Open(string data, string split, TrainingSettings settings, CancellationToken cancellation)
    {
        var set = LabelledSet.Read(data, settings.Labels.Data);

        return set.OutputNames.SequenceEqual(settings.Instruments)
            ? set.Clips(split, settings, null, cancellation)
            : throw new TrainingDataException(
                $"{data}: classes {string.Join(", ", set.OutputNames)}; expected those of the model, {string.Join(", ", settings.Instruments)}");
    }

    /// <summary>Measures the SI-SDR of a separator; silent sources and clips of a single one are left out (weak-labels.md section 9).</summary>
    /// <param name="model">The separator.</param>
    /// <param name="settings">How to separate.</param>
    /// <param name="clips">Clips with their sources.</param>
    /// <param name="limit">Use no more than so many of the first.</param>
    /// <param name="jobs">How many at once.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Scores of the clips in which there is something to separate.</returns>
    internal static IReadOnlyList<TrackScore> Separate(
        OnnxMaskModel model, SeparatorSettings settings, IClipSource clips, int? limit, int jobs, CancellationToken cancellation)
    {
        var evaluator = new TrackEvaluator(model, settings);
        var rate = clips.Shape.Grid.SampleRate;
        var measured = TrackLoop.Run(
            (int)Math.Min(clips.Count, limit ?? int.MaxValue),
            jobs,
            index =>
            {
                var clip = clips.Clip(index);
                var signals = new TrackSignals(rate, clip.Mixture, clip.Sources!);

                return (clip.Name, evaluator.Evaluate(clip.Name, signals, new MonoSource(clip.Mixture, rate), cancellation).WithoutLoneSource());
            },
            cancellation);

        return [.. measured.Where(clip => clip.Sources.Any(score => score is not null))];
    }
}
