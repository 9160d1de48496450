namespace WeakSep.Trainer;

/// <summary>A way to train: which stages, in which order, from which data.</summary>
public interface IRecipe
{
    /// <summary>Name on the command line.</summary>
    string Name { get; }

    /// <summary>One line for help texts.</summary>
    string Description { get; }

    /// <summary>Whether the recipe needs stems.</summary>
    bool NeedsSources { get; }

    /// <summary>Whether the recipe learns from labelled clips, not from songs with scores.</summary>
    bool NeedsLabels => false;

    /// <summary>Whether the recipe takes songs with stems, with scores, and with labels as they come.</summary>
    bool TakesAnySong => false;

    /// <summary>Whether the recipe needs a model to start from.</summary>
    bool NeedsModel => false;

    /// <summary>The settings of a run that names none.</summary>
    TrainingSettings Defaults => new();

    /// <summary>Runs all stages; those that a resumed run has finished are passed over.</summary>
    /// <param name="context">Settings, data and folder of the run.</param>
    /// <param name="cancellation">Asks for a checkpoint and an end.</param>
    void Run(RunContext context, CancellationToken cancellation);
}
