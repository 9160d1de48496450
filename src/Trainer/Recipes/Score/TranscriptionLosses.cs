using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Score;

/// <summary>
/// The transcription losses of score.md section 7, on logits z with H(y, sigma(z)) = softplus(z) - y z, which stays
/// finite where the logarithm of a probability does not. Every sum is divided by batch x frames (decision S5).
/// </summary>
/// <remarks>Shapes: rolls and logits [batch, instruments, frames, 88]; weights [batch, instruments, frames].</remarks>
public static class TranscriptionLosses
{
    /// <summary>
    /// w of section 7: 1/p where the instrument sounds in the frame of the mixture, 1/(1-p) elsewhere.
    /// </summary>
    /// <param name="roll">Roll of the mixture [batch, instruments, frames, 88].</param>
    /// <param name="activityRates">Share of active frames per instrument, p, each above 0 and below 1.</param>
    public static Tensor Weights(Tensor roll, IReadOnlyList<double> activityRates)
    {
        ArgumentNullException.ThrowIfNull(roll);
        ArgumentNullException.ThrowIfNull(activityRates);
        using var scope = NewDisposeScope();
        var active = roll.amax([3]);
        var whenActive = tensor(activityRates.Select(rate => (float)(1 / rate)).ToArray()).view(1, -1, 1);
        var whenInactive = tensor(activityRates.Select(rate => (float)(1 / (1 - rate))).ToArray()).view(1, -1, 1);

        return (active * whenActive + (1 - active) * whenInactive).MoveToOuterDisposeScope();
    }

    /// <summary>L_score of an input against a roll.</summary>
    /// <param name="logits">z.</param>
    /// <param name="roll">Y.</param>
    /// <param name="weights">w.</param>
    public static Tensor Score(Tensor logits, Tensor roll, Tensor weights)
    {
        ArgumentNullException.ThrowIfNull(weights);

        return (CrossEntropy(logits, roll).sum(3) * weights).sum() / Cells(roll);
    }

    /// <summary>L_pitch: which pitches sound, whoever plays them.</summary>
    /// <param name="logits">z.</param>
    /// <param name="roll">Y.</param>
    public static Tensor Pitch(Tensor logits, Tensor roll)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(roll);

        return CrossEntropy(logits.max(1).values, roll.max(1).values).sum() / Cells(roll);
    }

    /// <summary>L_inst: which instruments sound, whatever they play.</summary>
    /// <param name="logits">z.</param>
    /// <param name="roll">Y.</param>
    /// <param name="weights">w.</param>
    public static Tensor Instrument(Tensor logits, Tensor roll, Tensor weights)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(roll);

        return (CrossEntropy(logits.max(3).values, roll.max(3).values) * weights).sum() / Cells(roll);
    }

    /// <summary>
    /// The sum over sources of L_score(S_i, Y^(i)): source i must give its own part and nothing else.
    /// </summary>
    /// <param name="logits">Transcriptions of the separated sources [batch, sources, instruments, frames, 88].</param>
    /// <param name="roll">Roll of the mixture.</param>
    /// <param name="weights">w.</param>
    public static Tensor SeparatedScore(Tensor logits, Tensor roll, Tensor weights)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(roll);
        ArgumentNullException.ThrowIfNull(weights);

        // The targets are zero off the diagonal, so the term y z is needed for source = instrument alone.
        var all = (nn.functional.softplus(logits).sum(4) * weights.unsqueeze(1)).sum();
        var own = logits.diagonal(0, 1, 2).permute(0, 3, 1, 2);

        return (all - ((own * roll).sum(3) * weights).sum()) / Cells(roll);
    }

    /// <summary>
    /// L_ATL, summed over sources: in source i nothing of instrument i is to be found, and all of the others' parts.
    /// </summary>
    /// <param name="logits">Transcriptions of the separated sources [batch, sources, instruments, frames, 88].</param>
    /// <param name="roll">Roll of the mixture.</param>
    /// <param name="weights">w.</param>
    public static Tensor Complement(Tensor logits, Tensor roll, Tensor weights)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(roll);
        ArgumentNullException.ThrowIfNull(weights);
        var all = (CrossEntropy(logits, roll.unsqueeze(1)).sum(4) * weights.unsqueeze(1)).sum();
        // On the diagonal the target is 0 instead of y, which leaves y z too much.
        var own = logits.diagonal(0, 1, 2).permute(0, 3, 1, 2);

        return (all + ((own * roll).sum(3) * weights).sum()) / Cells(roll);
    }

    /// <summary>
    /// L_AML: the negative score loss, each logarithm held at minus the limit, since it would otherwise fall without end (S7).
    /// </summary>
    /// <param name="logits">Transcription of a remix of separated sources.</param>
    /// <param name="roll">The remix's roll.</param>
    /// <param name="weights">w of the remix.</param>
    /// <param name="limit">Largest logarithm, nats.</param>
    public static Tensor Fooled(Tensor logits, Tensor roll, Tensor weights, double limit)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(roll);
        ArgumentNullException.ThrowIfNull(weights);
        // -ln sigma(z) = softplus(-z), -ln(1 - sigma(z)) = softplus(z).
        var missed = nn.functional.softplus(-logits).clamp_max(limit);
        var invented = nn.functional.softplus(logits).clamp_max(limit);

        return -((roll * missed + (1 - roll) * invented).sum(3) * weights).sum() / Cells(roll);
    }

    private static Tensor CrossEntropy(Tensor logits, Tensor target)
    {
        return nn.functional.softplus(logits) - logits * target;
    }

    private static double Cells(Tensor roll)
    {
        return roll.shape[0] * roll.shape[2];
    }
}
