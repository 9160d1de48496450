using WeakSep.MidiScore.Masks;
using WeakSep.MidiScore.PianoRolls;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes;
using WeakSep.Trainer.Recipes.Score;
using WeakSep.Trainer.Runs;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Tests.Recipes;

/// <summary>The harmonic mixture loss where an instrument has no partials, and where the tuning is not 440 Hz.</summary>
public class HarmonicTermTests
{
    private const int Frames = 24;
    private const int BassPitch = 30;
    private const double Rounding = 1e-4;       // of sums of some thousand floats, relative

    private static readonly Range BassPlays = 0..12;
    private static readonly Range DrumsPlay = 6..18;

    [Fact]
    public void Drums_may_sound_in_every_bin_while_they_play()
    {
        using var scope = NewDisposeScope();
        using var stage = Stage(pitched: [true, false]);
        var batch = Batch(drumPitch: 17);
        using var still = no_grad();
        var masks = stage.Masks(batch).data<float>().ToArray();
        var mixture = batch.Clips.Mixture.data<float>().ToArray();
        var (expected, bins) = (0.0, TrackMaker.Settings.Bins);

        for (var frame = 0; frame < Frames; frame++)
        {
            for (var bin = 0; bin < bins; bin++)
            {
                var bassMay = Holds(BassPlays, frame) && Mask.Matrix[BassPitch * Mask.Bins + bin] > 0;
                var sound = mixture[frame * bins + bin];
                var bass = sound * masks[frame * bins + bin];
                var drums = sound * masks[(Frames + frame) * bins + bin];
                expected += Math.Abs(sound - (bassMay ? bass : 0) - (Holds(DrumsPlay, frame) ? drums : 0));
                expected += (bassMay ? 0 : bass) + (Holds(DrumsPlay, frame) ? 0 : drums);
            }
        }

        Assert.Equal(expected / Frames, HarmonicTerm(stage, batch), Rounding * expected / Frames);
    }

    [Fact]
    public void Which_drum_is_struck_does_not_matter_and_which_note_is_played_does()
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        using var drums = Stage(pitched: [true, false]);
        using var guitar = Stage(pitched: [true, true]);

        Assert.Equal(HarmonicTerm(drums, Batch(17)), HarmonicTerm(drums, Batch(60)));
        Assert.NotEqual(HarmonicTerm(guitar, Batch(17)), HarmonicTerm(guitar, Batch(60)));
    }

    [Fact]
    public void The_recipe_takes_drums_from_the_settings()
    {
        Assert.True(FirstHarmonicTerm(["bass", "drums"], 440) < FirstHarmonicTerm(["bass", "guitar"], 440));
    }

    [Fact]
    public void The_recipe_takes_the_tuning_from_the_settings()
    {
        // The tracks' tones are tuned to 440 Hz: there the mask lies on them, and a fourth below beside them.
        Assert.True(FirstHarmonicTerm(["bass", "guitar"], 440) < FirstHarmonicTerm(["bass", "guitar"], 330));
    }

    private static HarmonicMask Mask { get; } = new(new HarmonicMaskSettings(TrackMaker.SampleRate, TrackMaker.Settings.Window));

    private static bool Holds(Range range, int frame) => frame >= range.Start.Value && frame < range.End.Value;

    private static SeparatorStage Stage(IReadOnlyList<bool> pitched)
    {
        var settings = TrackMaker.Settings;
        random.manual_seed(1);
        var stage = new SeparatorStage(
            new Separator(settings.Separator, settings.Bins, 2),
            new Transcriptor(settings.Transcriptor, settings.Bins, 2),
            settings.Losses,
            new DistanceMeter(settings),
            [0.5, 0.5],
            Mask,
            settings.Bins,
            pitched);
        stage.Constants["kappa"] = 1;
        stage.Network.eval();

        return stage;
    }

    private static TrainingBatch Batch(int drumPitch)
    {
        random.manual_seed(2);
        var roll = new float[2 * Frames * PianoRoll.Pitches];

        for (var frame = 0; frame < Frames; frame++)
        {
            roll[frame * PianoRoll.Pitches + BassPitch] = Holds(BassPlays, frame) ? 1 : 0;
            roll[(Frames + frame) * PianoRoll.Pitches + drumPitch] = Holds(DrumsPlay, frame) ? 1 : 0;
        }

        return new TrainingBatch(
            new ClipBatch(["clip"], rand(1, Frames, TrackMaker.Settings.Bins), tensor(roll, [1, 2, Frames, PianoRoll.Pitches])), Remix: null);
    }

    private static double HarmonicTerm(SeparatorStage stage, TrainingBatch batch) =>
        stage.Losses(batch).Single(term => term.Name == "h-mix").Value.item<float>();

    /// <summary>The term after the first step of a separator, whose weights and clips the seed alone decides.</summary>
    private static double FirstHarmonicTerm(string[] instruments, double tuningHz)
    {
        using var maker = new TrackMaker();
        using var data = maker.Data();
        var settings = TrackMaker.Settings with
        {
            Instruments = instruments,
            Losses = new ScoreLossSettings { TuningHz = tuningHz },
            Schedule = new ScheduleSettings { EpochSteps = 1, MaxSteps = 1, ValidationBatches = 1 },
        };
        var reports = new Reports();
        new ScoreRecipe().Run(new RunContext(settings, data, new RunFolder(maker.Folder("run")), reports, Resume: false), CancellationToken.None);

        return reports.Separator!.Losses["h-mix"];
    }

    private sealed class Reports : IProgress<TrainingProgress>
    {
        public TrainingProgress? Separator { get; private set; }

        public void Report(TrainingProgress value) => Separator ??= value.Stage == "separator" ? value : null;
    }
}
