using TorchSharp;
using WeakSep.MidiScore.PianoRolls;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Mixed;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes;
using WeakSep.Trainer.Recipes.Mixed;
using WeakSep.Trainer.Recipes.Score;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Tests.Recipes.Mixed;

public class MixedLossTests
{
    private const int Frames = 6;
    private const int Pitch = 60;
    private const double Ln2 = 0.69314718056;

    private static readonly ClipKnowledge[] Kinds =
        [new(true, Knowledge.Frames), new(false, Knowledge.Score), new(false, Knowledge.Frames), new(false, Knowledge.Clips)];

    private static TrainingSettings Settings => TrackMaker.Settings with
    {
        ClipFrames = Frames,
        Batch = 4,
        Mixed = new MixedSettings { Weights = { [Knowledge.Frames] = 3 } },
    };

    private static int Bins => Settings.Bins;

    /// <summary>
    /// With networks of zeros every mask is 1/2 and the transcriptor's every probability, too. The mixture is 1 everywhere, bass
    /// plays one pitch throughout and is the whole mixture, guitar rests; rates of 1/2 make all class weights 2.
    /// </summary>
    [Fact]
    public void Each_kind_s_losses_are_those_worked_out_by_hand()
    {
        using var scope = NewDisposeScope();
        using var stage = Stage(zero: true);
        var covered = Mask().Matrix.Skip(Pitch * Bins).Take(Bins).Sum();
        var values = stage.Losses(new TrainingBatch(Batch(), Remix: null)).ToDictionary(term => term.Name, term => term.Value.item<float>());

        // A quarter of the batch each. Stems: bass is short by 1/2 in every bin of a frame, guitar has 1/2 too much.
        Assert.Equal(Bins / 4.0, values["stems"], 1e-3);
        // 2 sources, 2 instruments, 88 pitches, weight 2, ln 2 each; a logit of 0 earns nothing for the pitch that plays.
        Assert.Equal(2 * 2 * 88 * 2 * Ln2 / 4, values["score"], 1e-3);
        // Missing 1/2 of the mixture, spurious 1/2 of guitar.
        Assert.Equal(Bins / 4.0, values["c-mix"], 1e-3);
        // Covered bins: missing 1/2, guitar 1/2. All others: missing 1, spurious 1/2 of both.
        Assert.Equal((covered + 2 * (Bins - covered)) / 4, values["h-mix"], 1e-3);
        // 2 sources, 2 instruments, weight 2, ln 2 each.
        Assert.Equal(2 * 2 * 2 * Ln2 / 4, values["frames"], 1e-4);
        Assert.Equal(Bins / 4.0, values["frames-mix"], 1e-3);
        // The same without class weights.
        Assert.Equal(2 * 2 * Ln2 / 4, values["clips"], 1e-4);
        Assert.Equal(Bins / 4.0, values["clips-mix"], 1e-3);
        Assert.Equal(8, values.Count);
    }

    [Fact]
    public void The_transcriptor_s_losses_are_those_worked_out_by_hand()
    {
        using var scope = NewDisposeScope();
        using var stage = new MixedTranscriptorStage(Network(new Transcriptor(Settings.Transcriptor, Bins, 2), zero: true), Settings, [0.5, 0.5]);
        var values = stage.Losses(new TrainingBatch(Batch(), Remix: null)).ToDictionary(term => term.Name, term => term.Value.item<float>());

        // 2 instruments of 88 pitches, weight 2; one pitch for each instrument; one instrument for each pitch.
        Assert.Equal(2 * 88 * 2 * Ln2 / 4, values["score"], 1e-3);
        Assert.Equal(2 * 2 * Ln2 / 4, values["inst"], 1e-4);
        Assert.Equal(88 * Ln2 / 4, values["pitch"], 1e-3);
        // The clip that is known by its stems has labels of frames, too: two clips of the batch.
        Assert.Equal(2 * 2 * Ln2 / 2, values["frames"], 1e-4);
        Assert.Equal(2 * Ln2 / 4, values["clips"], 1e-4);
        Assert.Equal(5, values.Count);
    }

    [Fact]
    public void Mixture_losses_are_scaled_to_what_the_transcriptor_says()
    {
        using var scope = NewDisposeScope();
        using var stage = Stage(zero: true);
        stage.Calibrate([new TrainingBatch(Batch(), Remix: null)]);

        // By hand, see above: (704 + 8 + 4) ln 2 against three times the bins.
        var expected = 716 * Ln2 / (3 * Bins);
        var terms = stage.Losses(new TrainingBatch(Batch(), Remix: null)).ToDictionary(term => term.Name);

        Assert.Equal(expected, stage.Constants["kappa"], 1e-4 * expected);
        Assert.Equal(expected, terms["c-mix"].Weight, 1e-4 * expected);
        Assert.Equal(3 * expected, terms["frames-mix"].Weight, 3e-4 * expected);
        Assert.Equal(3, terms["frames"].Weight);
        Assert.Equal(1, terms["clips"].Weight);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_loss_of_a_batch_is_the_mean_of_its_clips(int first)
    {
        using var scope = NewDisposeScope();
        using var stage = Stage(zero: false);
        var batch = Batch();
        var single = Enumerable.Range(0, 4).Select(clip => Loss(stage, Row(batch, clip))).ToList();
        var pair = Loss(stage, Two(batch, first, (first + 1) % 4));

        Assert.Equal(single.Average(), Loss(stage, batch), Math.Abs(single.Average()) * 1e-4);
        Assert.Equal((single[first] + single[(first + 1) % 4]) / 2, pair, Math.Abs(pair) * 1e-4);
    }

    [Fact]
    public void What_is_not_known_of_a_clip_changes_no_loss()
    {
        using var scope = NewDisposeScope();
        using var stage = Stage(zero: false);
        var batch = Batch();

        // The score of a clip that is known by its stems; the sources of all others.
        AssertSame(0, batch with { Roll = Changed(batch.Roll, 0, roll => 1 - roll) });

        for (var clip = 1; clip < 4; clip++)
        {
            AssertSame(clip, batch with { Sources = Changed(batch.Sources!, clip, sources => sources + 1) });
        }

        // Which pitch, where labels say only when; when, where they say only what.
        AssertSame(2, batch with { Roll = Changed(batch.Roll, 2, roll => roll.roll(7, 2)) });
        AssertSame(3, batch with { Roll = Changed(batch.Roll, 3, roll => cat([roll.narrow(1, 0, 1), zeros_like(roll.narrow(1, 1, Frames - 1))], 1)) });

        // And what is known does.
        AssertOther(batch with { Sources = Changed(batch.Sources!, 0, sources => sources + 1) });
        AssertOther(batch with { Roll = Changed(batch.Roll, 1, roll => roll.roll(7, 2)) });
        AssertOther(batch with { Roll = Changed(batch.Roll, 2, roll => cat([roll.narrow(1, 0, 1), zeros_like(roll.narrow(1, 1, Frames - 1))], 1)) });
        AssertOther(batch with { Roll = Changed(batch.Roll, 3, zeros_like) });

        void AssertSame(int clip, ClipBatch changed) => Assert.True(
            Math.Abs(Loss(stage, batch) - Loss(stage, changed)) < 1e-6 * Loss(stage, batch), $"clip {clip} ({Kinds[clip]})");

        void AssertOther(ClipBatch changed) => Assert.NotEqual(Loss(stage, batch), Loss(stage, changed), 1e-3);
    }

    [Fact]
    public void A_clip_s_activity_is_the_largest_or_the_mean_of_its_frames()
    {
        using var scope = NewDisposeScope();
        // Two frames of two pitches: the likelier pitches have logits 2 and -1.
        var logits = tensor(new float[] { 2, -5, -3, -1 }, [2, 2]);
        var (most, least) = (1 / (1 + Math.Exp(-2)), 1 / (1 + Math.E));
        var (largest, none) = HeardActivity.Clip(logits, ClipPooling.Max);
        var (mean, not) = HeardActivity.Clip(logits, ClipPooling.Mean);

        Assert.Equal(most, largest.item<float>(), 1e-6);
        Assert.Equal(1 - most, none.item<float>(), 1e-6);
        Assert.Equal((most + least) / 2, mean.item<float>(), 1e-6);
        Assert.Equal(1 - (most + least) / 2, not.item<float>(), 1e-6);
    }

    private static double Loss(MixedSeparatorStage stage, ClipBatch clips) =>
        stage.Losses(new TrainingBatch(clips, Remix: null)).Sum(term => term.Weight * term.Value.item<float>());

    private static MidiScore.Masks.HarmonicMask Mask() => new(new(Settings.SampleRate, Settings.Window));

    private static MixedSeparatorStage Stage(bool zero)
    {
        random.manual_seed(3);
        var scored = new SeparatorStage(
            Network(new Separator(Settings.Separator, Bins, 2), zero),
            Network(new Transcriptor(Settings.Transcriptor, Bins, 2), zero),
            Settings.Losses,
            new DistanceMeter(Settings),
            [0.5, 0.5],
            Mask(),
            Bins);
        scored.Constants["kappa"] = 1;

        return new MixedSeparatorStage(scored, new DistanceMeter(Settings), Settings, [0.5, 0.5]);
    }

    private static T Network<T>(T network, bool zero)
        where T : nn.Module
    {
        using var still = no_grad();

        foreach (var parameter in network.parameters())
        {
            if (zero)
            {
                parameter.zero_();
            }
        }

        return network;
    }

    /// <summary>A clip of each kind, of the same sound.</summary>
    private static ClipBatch Batch()
    {
        var roll = zeros(4, 2, Frames, PianoRoll.Pitches);
        roll.select(3, Pitch).select(1, 0).fill_(1);
        var sources = zeros(4, 2, Frames, Bins);
        sources.select(1, 0).fill_(1);

        return new ClipBatch(["stems", "score", "frames", "clips"], ones(4, Frames, Bins), roll, sources, Known: Kinds);
    }

    private static ClipBatch Row(ClipBatch batch, int clip) => Two(batch, clip, null);

    private static ClipBatch Two(ClipBatch batch, int first, int? second)
    {
        int[] clips = second is { } other ? [first, other] : [first];
        var rows = tensor(clips.Select(clip => (long)clip).ToArray());

        return new ClipBatch(
            [.. clips.Select(clip => batch.Names[clip])],
            batch.Mixture.index_select(0, rows),
            batch.Roll.index_select(0, rows),
            batch.Sources!.index_select(0, rows),
            Known: [.. clips.Select(clip => batch.Known![clip])]);
    }

    private static Tensor Changed(Tensor ofBatch, int clip, Func<Tensor, Tensor> change)
    {
        var changed = ofBatch.clone();
        changed[clip] = change(ofBatch[clip]);

        return changed;
    }
}
