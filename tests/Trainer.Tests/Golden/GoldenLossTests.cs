using WeakSep.MidiScore.Masks;
using WeakSep.Trainer.Recipes.Score;
using static TorchSharp.torch;
using static WeakSep.Trainer.Tests.Golden.FormulaInputs;

namespace WeakSep.Trainer.Tests.Golden;

public class GoldenLossTests
{
    [Fact]
    public void Weights_are_those_of_the_specification()
    {
        using var scope = NewDisposeScope();

        GoldenFile.Matches("losses", "weights", TranscriptionLosses.Weights(Roll(0), Rates));
    }

    [Fact]
    public void Transcription_losses_are_those_of_the_specification()
    {
        using var scope = NewDisposeScope();
        var (roll, logits) = (Roll(0), Logits());
        var weights = TranscriptionLosses.Weights(roll, Rates);

        GoldenFile.Matches("losses", "score", TranscriptionLosses.Score(logits, roll, weights));
        GoldenFile.Matches("losses", "pitch", TranscriptionLosses.Pitch(logits, roll));
        GoldenFile.Matches("losses", "instrument", TranscriptionLosses.Instrument(logits, roll, weights));
    }

    [Fact]
    public void The_loss_of_separated_sources_is_that_of_the_specification()
    {
        using var scope = NewDisposeScope();
        var roll = Roll(0);
        var logits = Cube([Batch, Instruments, Instruments, Frames, Pitches], k => 4 * Bend(k + 5));
        var weights = TranscriptionLosses.Weights(roll, Rates);

        GoldenFile.Matches("losses", "separatedScore", TranscriptionLosses.SeparatedScore(logits, roll, weights));
    }

    [Fact]
    public void Adversarial_losses_are_those_of_the_specification()
    {
        using var scope = NewDisposeScope();
        var roll = Roll(0);
        var weights = TranscriptionLosses.Weights(roll, Rates);
        var ofSources = Cube([Batch, Instruments, Instruments, Frames, Pitches], k => 4 * Bend(k + 5));
        var certain = Cube([Batch, Instruments, Frames, Pitches], k => 14 * Bend(k + 3));

        GoldenFile.Matches("losses", "complement", TranscriptionLosses.Complement(ofSources, roll, weights));
        GoldenFile.Matches("losses", "fooled", TranscriptionLosses.Fooled(certain, roll, weights, 10));
    }

    [Fact]
    public void A_lower_limit_bounds_what_the_adversarial_mixture_loss_can_earn()
    {
        using var scope = NewDisposeScope();
        var roll = Roll(0);
        var weights = TranscriptionLosses.Weights(roll, Rates);

        // Wrong by 50 nats everywhere: each of the 88 notes earns the limit.
        var wrong = 100 * (0.5 - roll);
        var expected = -0.7 * Pitches * weights.sum().item<float>() / (Batch * Frames);

        Assert.Equal(expected, TranscriptionLosses.Fooled(wrong, roll, weights, 0.7).item<float>(), Math.Abs(expected) * 1e-5);
    }

    [Fact]
    public void Mixture_losses_are_those_of_the_specification()
    {
        using var scope = NewDisposeScope();
        var (roll, mixture) = (Roll(0), Mixture(0));
        var separated = Cube([Batch, Instruments, Frames, Bins], k => 0.6 * Math.Abs(Bend(k + 9)));
        var mask = new HarmonicMask(new HarmonicMaskSettings(16000, 2048));
        var harmonics = MixtureLosses.Activity(roll, tensor(mask.Matrix, [Pitches, Bins]));

        GoldenFile.Matches("losses", "clipMixture", MixtureLosses.Clip(mixture, separated, roll));
        GoldenFile.Matches("losses", "harmonicMixture", MixtureLosses.Harmonic(mixture, separated, harmonics));
    }

    [Fact]
    public void Maxima_hand_their_gradient_to_the_largest_alone()
    {
        using var scope = NewDisposeScope();
        var roll = Roll(0);
        var ofPitch = Logits().requires_grad_(true);
        TranscriptionLosses.Pitch(ofPitch, roll).backward();
        var ofInstrument = Logits().requires_grad_(true);
        TranscriptionLosses.Instrument(ofInstrument, roll, TranscriptionLosses.Weights(roll, Rates)).backward();

        // One of the instruments per pitch, one of the pitches per instrument.
        Assert.Equal(Batch * Frames * Pitches, Reached(ofPitch));
        Assert.Equal(Batch * Frames * Instruments, Reached(ofInstrument));

        static int Reached(Tensor logits) => logits.grad!.data<float>().ToArray().Count(slope => slope != 0);
    }

    [Fact]
    public void Certain_errors_cost_what_they_are_worth_and_stay_finite()
    {
        using var scope = NewDisposeScope();
        const float Certain = 1000;     // sigma(1000) is 1 in any float: its logarithm's complement is not a number
        var roll = Roll(0);
        var wrong = Certain * (1 - 2 * roll);
        var weights = TranscriptionLosses.Weights(roll, Rates);
        var total = weights.sum().item<float>() * Pitches * Certain / (Batch * Frames);

        Assert.Equal(total, TranscriptionLosses.Score(wrong, roll, weights).item<float>(), total * 1e-5);
        Assert.Equal(0, TranscriptionLosses.Score(-wrong, roll, weights).item<float>(), 1e-6);
    }

    private static Tensor Logits() => Cube([Batch, Instruments, Frames, Pitches], k => 4 * Bend(k));
}
