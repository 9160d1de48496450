using TorchSharp;
using WeakSep.Trainer.Recipes.Score;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Tests.Recipes;

public class LossTests
{
    // Two instruments, one frame, notes: instrument 0 plays pitch 3; instrument 1 rests.
    private static Tensor Roll()
    {
        var cells = new float[2 * 88];
        cells[3] = 1;

        return tensor(cells, [1, 2, 1, 88]);
    }

    [Fact]
    public void Weights_are_the_inverse_rates_of_the_specification()
    {
        using var scope = NewDisposeScope();
        // Active: 1 / 0.41 = 2.439; inactive: 1 / (1 - 0.14) = 1.163 (score.md section 7).
        var weights = TranscriptionLosses.Weights(Roll(), [0.41, 0.14]).data<float>().ToArray();

        Assert.Equal(2.439f, weights[0], 0.001f);
        Assert.Equal(1.163f, weights[1], 0.001f);
    }

    [Fact]
    public void Undecided_transcription_costs_ln_2_a_cell()
    {
        using var scope = NewDisposeScope();
        var roll = Roll();
        var logits = zeros(1, 2, 1, 88);
        var weights = ones(1, 2, 1);
        var ln2 = Math.Log(2);

        Assert.Equal(2 * 88 * ln2, TranscriptionLosses.Score(logits, roll, weights).item<float>(), 1e-3);
        Assert.Equal(88 * ln2, TranscriptionLosses.Pitch(logits, roll).item<float>(), 1e-3);
        Assert.Equal(2 * ln2, TranscriptionLosses.Instrument(logits, roll, weights).item<float>(), 1e-4);
    }

    [Fact]
    public void A_source_s_transcription_is_held_against_its_own_part_alone()
    {
        using var scope = NewDisposeScope();
        const float Sure = 20;
        var roll = Roll();
        var logits = full([1, 2, 2, 1, 88], -Sure);
        logits[0, 0, 0, 0, 3] = tensor(Sure);       // source 0 sounds as instrument 0, pitch 3: right
        var weights = full([1, 2, 1], 2f);
        Assert.Equal(0, TranscriptionLosses.SeparatedScore(logits, roll, weights).item<float>(), 1e-4);

        logits[0, 1, 0, 0, 3] = tensor(Sure);       // the same note heard in source 1, too: a leak, weight 2
        Assert.Equal(2 * Sure, TranscriptionLosses.SeparatedScore(logits, roll, weights).item<float>(), 1e-3);

        logits[0, 0, 0, 0, 3] = tensor(-Sure);      // and missing from source 0
        Assert.Equal(4 * Sure, TranscriptionLosses.SeparatedScore(logits, roll, weights).item<float>(), 1e-3);
    }

    [Fact]
    public void The_clip_loss_lets_only_sounding_instruments_explain_the_mixture()
    {
        using var scope = NewDisposeScope();
        var mixture = tensor(new float[] { 5, 1 }, [1, 1, 2]);
        var separated = tensor(new float[] { 3, 1, 2, 0.5f }, [1, 2, 1, 2]);

        // Instrument 1 rests: |5 - 3| + |1 - 1| is missing, 2 + 0.5 is spurious.
        Assert.Equal(4.5, MixtureLosses.Clip(mixture, separated, Roll()).item<float>(), 1e-5);
    }

    [Fact]
    public void The_harmonic_loss_decides_bin_by_bin()
    {
        using var scope = NewDisposeScope();
        var mixture = tensor(new float[] { 5, 1 }, [1, 1, 2]);
        var separated = tensor(new float[] { 3, 1, 2, 0.5f }, [1, 2, 1, 2]);
        var activity = tensor(new float[] { 1, 0, 1, 0 }, [1, 2, 1, 2]);

        // Bin 0: both may: |5 - 5|. Bin 1: nobody may: 1 is missing, 1 + 0.5 is spurious.
        Assert.Equal(2.5, MixtureLosses.Harmonic(mixture, separated, activity).item<float>(), 1e-5);
    }

    [Fact]
    public void Overlapping_partials_count_once()
    {
        using var scope = NewDisposeScope();
        var cells = new float[88];
        cells[0] = 1;
        cells[1] = 1;
        var matrix = zeros(88, 3);
        matrix[0, 1] = tensor(1f);
        matrix[1, 1] = tensor(1f);

        Assert.Equal(
            [0, 1, 0], MixtureLosses.Activity(tensor(cells, [1, 1, 1, 88]), matrix).data<float>().ToArray());
    }
}
