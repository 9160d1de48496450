using WeakSep.Trainer.Recipes.Labels;
using WeakSep.Trainer.Recipes.Mixed;
using WeakSep.Trainer.Recipes.Score;
using WeakSep.Trainer.Recipes.Supervised;

namespace WeakSep.Trainer.Recipes;

/// <summary>All recipes by name.</summary>
public static class RecipeTable
{
    /// <summary>The recipes.</summary>
    public static IReadOnlyList<IRecipe> All { get; } =
        [new ScoreRecipe(), new LabelRecipe(), new MixedRecipe(), new SupervisedRecipe(), new TranscriptionRecipe()];
}
