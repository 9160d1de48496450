using TorchSharp;
using WeakSep.Trainer.Export;

namespace WeakSep.Trainer.Recipes.Supervised;

/// <summary>The supervised bound: the separator learns from stems.</summary>
public sealed class SupervisedRecipe : IRecipe
{
    /// <inheritdoc/>
    public string Name => "supervised";

    /// <inheritdoc/>
    public string Description => "separator from stems, by L1 (the bound that weak supervision is measured against)";

    /// <inheritdoc/>
    public bool NeedsSources => true;

    /// <inheritdoc/>
    public void Run(RunContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = context.Settings;
        torch.random.manual_seed(settings.Seed);
        using var stage = new SupervisedStage(StartingWeights.NewSeparator(context), new DistanceMeter(settings));
        var loop = new TrainingLoop(settings, context.Folder, context.Progress);
        loop.Train(stage, settings.Schedule, context.Data, context.Resume, cancellation);
    }
}
