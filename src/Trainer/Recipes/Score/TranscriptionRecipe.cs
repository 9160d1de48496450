using TorchSharp;
using WeakSep.Trainer.Export;
using WeakSep.Trainer.Networks;

namespace WeakSep.Trainer.Recipes.Score;

/// <summary>
/// A transcriptor for a separator that is finished, from mixtures and their scores: it learns to hear each part in the source
/// that the separator leaves, which is how a preset transcribes. The critic of <see cref="ScoreRecipe"/> has heard nothing but
/// mixtures. No stem is seen.
/// </summary>
public sealed class TranscriptionRecipe : IRecipe
{
    /// <inheritdoc/>
    public string Name => "transcription";

    /// <inheritdoc/>
    public string Description => "transcriptor that hears what the separator of --from leaves, from mixtures and their scores";

    /// <inheritdoc/>
    public bool NeedsSources => false;

    /// <inheritdoc/>
    public bool NeedsModel => true;

    /// <inheritdoc/>
    /// <exception cref="SettingsException">No separator was named, or the settings ask for a critic that knows no pitches.</exception>
    public void Run(RunContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = context.Settings;

        if (context.From is null)
        {
            throw new SettingsException("the recipe transcription hears through a separator: expected --from with a preset, a model or a checkpoint");
        }

        if (settings.Recurrent is not null || settings.Losses.Critic == CriticKind.Activity)
        {
            throw new SettingsException("the recipe transcription expects no recurrent separator, and no losses.critic");
        }

        torch.random.manual_seed(settings.Seed);
        var separator = new Separator(settings.Separator, settings.Bins, settings.Instruments.Length);
        StartingWeights.CopyTo(separator, context);
        var transcriptor = ScoreRecipe.NewTranscriptor(settings);
        StartingWeights.CopyTo(transcriptor, context);
        using var stage = new SourceTranscriptorStage(transcriptor, separator, settings.Losses, context.Data.ActivityRates());
        new TrainingLoop(settings, context.Folder, context.Progress)
            .Train(stage, settings.TranscriptorSchedule ?? settings.Schedule, context.Data, context.Resume, cancellation);
    }
}
