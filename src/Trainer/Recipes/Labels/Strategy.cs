namespace WeakSep.Trainer.Recipes.Labels;

/// <summary>When separator and classifier learn (weak-labels.md section 7).</summary>
public enum Strategy
{
    /// <summary>The classifier first, from mixtures; then the separator, through the classifier as it is. The paper's best.</summary>
    Fix,

    /// <summary>The classifier first; then the separator, while the classifier goes on learning.</summary>
    FineTune,

    /// <summary>Both together from the start.</summary>
    Joint,
}
