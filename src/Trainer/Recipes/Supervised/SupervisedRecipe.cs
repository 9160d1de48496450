using TorchSharp;
using WeakSep.Trainer.Export;
using WeakSep.Trainer.Networks;

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
        var separator = new Separator(settings.Separator, settings.Bins, settings.Instruments.Length);
        StartingWeights.CopyTo(separator, context);
        using var stage = new SupervisedStage(separator, new DistanceMeter(settings));
        var loop = new TrainingLoop(settings, context.Folder, context.Progress);
        loop.Train(stage, settings.Schedule, context.Data, context.Resume, cancellation);
    }
}
