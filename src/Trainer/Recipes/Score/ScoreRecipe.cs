using TorchSharp;
using WeakSep.MidiScore.Masks;
using WeakSep.MidiScore.PianoRolls;
using WeakSep.Trainer.Export;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Runs;

namespace WeakSep.Trainer.Recipes.Score;

/// <summary>
/// The three steps of score.md section 8: a transcriptor from mixtures and scores, a separator through it, and, where the
/// settings ask for it, both together. No stem is seen. Between the first two, where the settings ask for it, a separator that
/// is told the score, which teaches the other.
/// </summary>
public sealed class ScoreRecipe : IRecipe
{
    /// <inheritdoc/>
    public string Name => "score";

    /// <inheritdoc/>
    public string Description => "transcriptor, then separator through it, from mixtures and their scores, without stems";

    /// <inheritdoc/>
    public bool NeedsSources => false;

    /// <inheritdoc/>
    public void Run(RunContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = context.Settings;

        if (settings.Recurrent is not null)
        {
            throw new SettingsException("recurrent: the recipe score trains temporal convolutional networks; expected no such setting");
        }

        var rates = context.Data.ActivityRates();
        var loop = new TrainingLoop(settings, context.Folder, context.Progress);

        torch.random.manual_seed(settings.Seed);
        using (var step1 = new TranscriptorStage(NewTranscriptor(settings), settings.Losses, rates))
        {
            var schedule = settings.TranscriptorSchedule ?? settings.Schedule;
            loop.Train(step1, schedule, context.Data, context.Resume, cancellation);
        }

        var mask = Mask(settings);
        var teacher = settings.Losses.Informed > 0 ? Teacher(context, mask, cancellation) : null;

        var transcriptor = NewTranscriptor(settings);
        Checkpoint.Load(context.Folder.BestCheckpoint("transcriptor")).CopyTo(transcriptor);
        torch.random.manual_seed(settings.Seed);
        var separator = new Separator(settings.Separator, settings.Bins, settings.Instruments.Length);
        using var step2 = NewSeparatorStage(
            settings, separator, transcriptor, rates, mask, teacher, start: () => StartingWeights.CopyTo(separator, context));
        loop.Train(step2, settings.Schedule, context.Data, context.Resume, cancellation);

        if (settings.FineTuneSchedule is { } fineTune)
        {
            var isolated = Checkpoint.Load(context.Folder.BestCheckpoint(step2.Name));
            isolated.CopyTo(separator);
            isolated.CopyConstantsTo(step2);
            var step3 = new JointStage(step2, settings.Losses, rates);
            loop.Train(step3, fineTune, context.Data, context.Resume, cancellation);
        }
    }

    /// <summary>The harmonic mask that the settings ask for.</summary>
    internal static HarmonicMask Mask(TrainingSettings settings)
    {
        return new HarmonicMask(new HarmonicMaskSettings(settings.SampleRate, settings.Window)
        {
            MaxHarmonics = settings.Losses.MaxHarmonics,
            ToleranceBins = settings.Losses.ToleranceBins,
            TuningHz = settings.Losses.TuningHz,
        });
    }

    /// <summary>Trains a separator that is told the score, on remixes alone.</summary>
    internal static InformedSeparator Teacher(RunContext context, HarmonicMask mask, CancellationToken cancellation)
    {
        var settings = context.Settings;
        var onRemixes = settings with { Batch = 1, RemixBatch = settings.Batch + settings.RemixBatch };
        torch.random.manual_seed(settings.Seed);

        using (var stage = new InformedStage(NewInformed(settings, mask), new DistanceMeter(settings)))
        {
            var loop = new TrainingLoop(onRemixes, context.Folder, context.Progress);
            loop.Train(stage, settings.InformedSchedule ?? settings.Schedule, context.Data, context.Resume, cancellation);
        }

        var teacher = NewInformed(settings, mask);
        Checkpoint.Load(context.Folder.BestCheckpoint("informed")).CopyTo(teacher);

        return teacher;
    }

    private static InformedSeparator NewInformed(TrainingSettings settings, HarmonicMask mask)
    {
        using var whole = torch.tensor(mask.Matrix, [PianoRoll.Pitches, mask.Bins]);
        using var lowest = whole.narrow(1, 0, settings.Bins);

        return new InformedSeparator(settings.Informed, settings.Instruments.Length, lowest);
    }

    /// <summary>The separator's stage as the settings describe it; it takes over both networks and the teacher.</summary>
    internal static SeparatorStage NewSeparatorStage(
        TrainingSettings settings,
        Separator separator,
        Transcriptor transcriptor,
        IReadOnlyList<double> rates,
        HarmonicMask mask,
        InformedSeparator? teacher,
        Action? start = null)
    {
        return new SeparatorStage(
            separator,
            transcriptor,
            settings.Losses,
            new DistanceMeter(settings),
            rates,
            mask,
            settings.Bins,
            [.. settings.Instruments.Select(settings.PartMap.IsPitched)],
            teacher,
            start: start);
    }

    /// <summary>A transcriptor with fresh weights.</summary>
    internal static Transcriptor NewTranscriptor(TrainingSettings settings)
    {
        return new Transcriptor(
            settings.Transcriptor,
            settings.Bins,
            settings.Instruments.Length,
            settings.Losses.Critic == CriticKind.Activity ? 1 : PianoRoll.Pitches);
    }
}
