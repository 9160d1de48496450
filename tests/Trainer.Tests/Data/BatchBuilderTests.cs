using WeakSep.Trainer.Data;
using WeakSep.Trainer.Recipes;

namespace WeakSep.Trainer.Tests.Data;

public class BatchBuilderTests
{
    private static TrainingSettings Remixing => TrackMaker.Settings with
    {
        RemixBatch = 3,
        Augmentation = new AugmentationSettings { TransposeSemitones = 2, DetuneCents = 10, EqualizerDb = 3, TailSeconds = 0.1 },
    };

    [Fact]
    public void A_step_s_batch_depends_on_seed_and_step_alone()
    {
        using var maker = new TrackMaker();
        using var data = maker.Data();
        var first = new BatchBuilder(Remixing, data.Training, false);
        first.Training(0);
        var here = first.Training(7);
        var there = new BatchBuilder(Remixing, data.Training, false).Training(7);

        Assert.Equal(here.Clips.Names, there.Clips.Names);
        Assert.Equal(here.Clips.Mixture, there.Clips.Mixture);
        Assert.Equal(here.Remix!.Mixture, there.Remix!.Mixture);
        Assert.NotEqual(here.Clips.Mixture, first.Training(8).Clips.Mixture);
    }

    [Fact]
    public void Every_clip_has_the_training_level()
    {
        using var maker = new TrackMaker();
        using var track = maker.Make("t", "aaaaaaaa", "cccccccc");
        var settings = TrackMaker.Settings;
        var clips = new BatchBuilder(settings, [track], false).Training(1).Clips;
        var spectrum = new ClipSpectrum(settings.Grid, settings.Windows, settings.Bins, settings.ClipFrames);
        var energy = clips.MixtureOf(0).ToArray().Sum(value => (double)value * value);
        var level = 10 * Math.Log10(energy / (settings.ClipFrames * spectrum.FrameEnergyGain));

        // -25 dBFS over the samples; the window sees the clip's edges less, hence the half decibel.
        Assert.Equal(-25, level, 0.5);
    }

    [Fact]
    public void A_remix_has_known_sources_that_its_roll_describes()
    {
        using var maker = new TrackMaker();
        using var data = maker.Data();
        var remix = new BatchBuilder(Remixing, data.Training, false).Training(3).Remix!;

        for (var clip = 0; clip < 3; clip++)
        {
            var mixture = remix.MixtureOf(clip).ToArray();
            var sources = new[] { remix.SourceOf(clip, 0).ToArray(), remix.SourceOf(clip, 1).ToArray() };

            for (var k = 0; k < mixture.Length; k++)
            {
                // |a + b| lies between ||a| - |b|| and |a| + |b|.
                Assert.InRange(mixture[k], Math.Abs(sources[0][k] - sources[1][k]) - 1e-5, sources[0][k] + sources[1][k] + 1e-5);
            }

            for (var i = 0; i < 2; i++)
            {
                Assert.Equal(sources[i].Any(value => value > 1e-4), remix.RollOf(clip, i).ContainsAnyExcept(0f));
            }
        }
    }

    [Fact]
    public void Sources_of_a_remix_add_up_to_it_under_windows_that_end_before_the_hop_does()
    {
        using var maker = new TrackMaker();
        using var data = maker.Data();
        var settings = Remixing with
        {
            Interleave = 8,
            SynthesisWindow = 64,
            Losses = new() { DistanceOn = DistanceDomain.Samples },
        };
        var remix = new BatchBuilder(settings, data.Training, false).Training(3).Remix!;

        for (var clip = 0; clip < 3; clip++)
        {
            var sum = remix.SourceSpectrumOf(clip, 0).ToArray().Zip(remix.SourceSpectrumOf(clip, 1).ToArray(), (a, b) => a + b);
            Assert.All(sum.Zip(remix.SpectrumOf(clip).ToArray()), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
            Assert.True(remix.MixtureOf(clip).ContainsAnyExcept(0f));
        }
    }

    [Fact]
    public void Transposition_moves_sound_and_roll_together()
    {
        using var maker = new TrackMaker();
        using var track = maker.Make("t", "aaaaaaaa", "--------");
        var settings = TrackMaker.Settings with { Augmentation = new AugmentationSettings { TransposeSemitones = 5 } };
        var builder = new BatchBuilder(settings, [track], false);
        var seen = new HashSet<int>();

        for (var step = 0; step < 12; step++)
        {
            var clips = builder.Training(step).Clips;
            var frame = settings.ClipFrames / 2;
            var pitch = clips.RollOf(0, 0).Slice(frame * 88, 88).IndexOf(1f) + 21;
            var spectrum = clips.MixtureOf(0).Slice(frame * settings.Bins, settings.Bins).ToArray();
            var loudest = Array.IndexOf(spectrum, spectrum.Max()) * (double)settings.SampleRate / settings.Window;
            seen.Add(pitch);

            Assert.Equal(440 * Math.Pow(2, (pitch - 69) / 12.0), loudest, (double)settings.SampleRate / settings.Window);
        }

        Assert.True(seen.Count > 2);
    }

    [Fact]
    public void Data_without_solo_passages_is_refused_by_name()
    {
        using var maker = new TrackMaker();
        using var track = maker.Make("t", "aaaaaaaa", "bbbbbbbb");
        var refusal = Assert.Throws<TrainingDataException>(() => new BatchBuilder(Remixing, [track], false));

        Assert.Contains("bass plays alone", refusal.Message, StringComparison.Ordinal);
    }
}
