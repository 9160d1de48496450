using WeakSep.Trainer.Data;
using WeakSep.Trainer.Recipes;
using static TorchSharp.torch;

namespace WeakSep.Trainer;

/// <summary>Finds who brought the first value that is not a number: a clip, a weight, or a loss term.</summary>
internal static class Divergence
{
    public static void ThrowIfNotFinite(long step, IStage stage, TrainingBatch batch, IReadOnlyList<LossTerm> terms)
    {
        foreach (var term in terms)
        {
            if (!float.IsFinite(term.Value.item<float>()))
            {
                throw new TrainingDivergedException(
                    $"stage {stage.Name}, step {step}: loss term {term.Name} is {term.Value.item<float>()}; {Culprit(stage, batch)}");
            }
        }
    }

    public static void ThrowIfNotFinite(long step, IStage stage, TrainingBatch batch, double gradientNorm)
    {
        if (double.IsFinite(gradientNorm))
        {
            return;
        }

        foreach (var (name, parameter) in stage.Network.named_parameters())
        {
            if (parameter.grad is { } gradient && !IsFinite(gradient))
            {
                throw new TrainingDivergedException(
                    $"stage {stage.Name}, step {step}: the gradient of weight {name} is not finite; {Culprit(stage, batch)}");
            }
        }

        throw new TrainingDivergedException(
            $"stage {stage.Name}, step {step}: the gradient's norm is {gradientNorm}; {Culprit(stage, batch)}");
    }

    private static string Culprit(IStage stage, TrainingBatch batch)
    {
        foreach (var clips in new[] { batch.Clips, batch.Remix })
        {
            for (var i = 0; i < clips?.Names.Count; i++)
            {
                if (!IsFinite(clips.Mixture[i]) || (clips.Sources is not null && !IsFinite(clips.Sources[i])))
                {
                    return $"clip {clips.Names[i]} holds values that are not finite";
                }
            }
        }

        foreach (var (name, parameter) in stage.Network.named_parameters())
        {
            if (!IsFinite(parameter))
            {
                return $"weight {name} is not finite";
            }
        }

        return "clips and weights are finite: the learning rate may be too high, or a loss weight too large";
    }

    private static bool IsFinite(Tensor value)
    {
        using var scope = NewDisposeScope();

        return value.isfinite().all().item<bool>();
    }
}
