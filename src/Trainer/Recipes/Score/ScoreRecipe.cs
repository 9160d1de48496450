using TorchSharp;
using WeakSep.MidiScore.Masks;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Runs;

namespace WeakSep.Trainer.Recipes.Score;

/// <summary>
/// Steps 1 and 2 of score.md section 8: a transcriptor from mixtures and scores, then a separator through it. No stem is
/// seen.
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
        var bins = settings.Bins;
        var rates = context.Data.ActivityRates();
        var loop = new TrainingLoop(settings, context.Folder, context.Progress);

        torch.random.manual_seed(settings.Seed);
        using (var step1 = new TranscriptorStage(NewTranscriptor(settings), settings.Losses, rates))
        {
            var schedule = settings.TranscriptorSchedule ?? settings.Schedule;
            loop.Train(step1, schedule, context.Data, context.Resume, cancellation);
        }

        var transcriptor = NewTranscriptor(settings);
        Checkpoint.Load(context.Folder.BestCheckpoint("transcriptor")).CopyTo(transcriptor);
        var mask = new HarmonicMask(
            new HarmonicMaskSettings(settings.SampleRate, settings.Window) { MaxHarmonics = settings.Losses.MaxHarmonics });

        torch.random.manual_seed(settings.Seed);
        var separator = new Separator(settings.Separator, bins, settings.Instruments.Length);
        using var step2 = new SeparatorStage(separator, transcriptor, settings.Losses, rates, mask, bins);
        loop.Train(step2, settings.Schedule, context.Data, context.Resume, cancellation);
    }

    private static Transcriptor NewTranscriptor(TrainingSettings settings)
    {
        return new Transcriptor(settings.Transcriptor, settings.Bins, settings.Instruments.Length);
    }
}
