using TorchSharp;
using WeakSep.Trainer.Export;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes.Score;
using WeakSep.Trainer.Runs;

namespace WeakSep.Trainer.Recipes.Mixed;

/// <summary>
/// One separator from songs of which not the same is known: stems, scores, labels with times and labels without. First a
/// transcriptor from all that is labelled, then the separator through it; between them, where the settings ask for it and there
/// are scores, a separator that is told the score.
/// </summary>
public sealed class MixedRecipe : IRecipe
{
    /// <inheritdoc/>
    public string Name => "mixed";

    /// <inheritdoc/>
    public string Description => "separator from songs with stems, scores, labels with times or without, each used for what it says";

    /// <inheritdoc/>
    public bool NeedsSources => false;

    /// <inheritdoc/>
    public bool TakesAnySong => true;

    /// <inheritdoc/>
    public void Run(RunContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = context.Settings;
        ThrowIfUnsupported(settings);
        var rates = context.Data.ActivityRates();
        var loop = new TrainingLoop(settings, context.Folder, context.Progress);
        // Known sources need no judge.
        var judged = context.Data.Training.Any(track => !track.Known.HasSources);

        if (judged)
        {
            torch.random.manual_seed(settings.Seed);
            using var step1 = new MixedTranscriptorStage(ScoreRecipe.NewTranscriptor(settings), settings, rates);
            loop.Train(step1, settings.TranscriptorSchedule ?? settings.Schedule, context.Data, context.Resume, cancellation);
        }

        var mask = ScoreRecipe.Mask(settings);
        var teacher = settings.Losses.Informed > 0 && context.Data.WithScores() is { } scored
            ? ScoreRecipe.Teacher(context with { Data = scored, Settings = settings with { Mixed = new MixedSettings() } }, mask, cancellation)
            : null;
        var transcriptor = ScoreRecipe.NewTranscriptor(settings);

        if (judged)
        {
            Checkpoint.Load(context.Folder.BestCheckpoint(MixedTranscriptorStage.StageName)).CopyTo(transcriptor);
        }

        torch.random.manual_seed(settings.Seed);
        var separator = new Separator(settings.Separator, settings.Bins, settings.Instruments.Length);
        using var step2 = new MixedSeparatorStage(
            ScoreRecipe.NewSeparatorStage(settings, separator, transcriptor, rates, mask, teacher),
            new DistanceMeter(settings),
            settings,
            rates,
            start: () => StartingWeights.CopyTo(separator, context));
        loop.Train(step2, settings.Schedule, context.Data, context.Resume, cancellation);
    }

    private static void ThrowIfUnsupported(TrainingSettings settings)
    {
        if (settings.Recurrent is not null)
        {
            throw new SettingsException("recurrent: the recipe mixed trains temporal convolutional networks; expected no such setting");
        }

        if (settings.FineTuneSchedule is not null)
        {
            throw new SettingsException("fineTuneSchedule: the recipe mixed has no fine-tuning; expected no such setting");
        }
    }
}
