using FsCheck;
using FsCheck.Fluent;
using WeakSep.Audio;
using WeakSep.Audio.Dsp;
using WeakSep.Audio.Spectral;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Labels;
using WeakSep.Trainer.Data.Labels.Mixtures;

namespace WeakSep.Trainer.Tests.Data.Labels.Mixtures;

public sealed class EventMixturesTests : IClassFixture<EventBankFixture>
{
    private const double PublishedTolerance = 0.02;     // the specification's

    private static readonly ClipShape Shape = new(new StftGrid(EventFolder.SampleRate, 64, 16), 4 * EventFolder.SampleRate);

    private readonly EventFolder _folder;
    private readonly EventBank _bank;

    public EventMixturesTests(EventBankFixture fixture) => (_folder, _bank) = (fixture.Folder, fixture.Bank);

    [Theory]
    [InlineData(5.0, "0.26 0.36 0.27 0.40 0.40", "0.17 0.28 0.30 0.18 0.06 0.01", "0.00 0.06 0.20 0.34 0.30 0.10")]
    [InlineData(10.0, "0.44 0.57 0.45 0.62 0.63", "0.07 0.13 0.21 0.28 0.23 0.08", "0.00 0.00 0.02 0.12 0.38 0.48")]
    public void Statistics_are_the_published_ones(double density, string priors, string framesByCount, string clipsByCount)
    {
        var source = new EventMixtures(_bank, Shape, new EventMixtureSettings { Density = density });
        var found = LabelStatistics.Measure(source, 6000);

        AssertNear(priors, found.FramePriors);
        AssertNear(framesByCount, found.FramesByCount);
        AssertNear(clipsByCount, found.ClipsByCount);

        // A class is missing from a clip when no event is of it: (e^(4λ/5) - 1) / (e^λ - 1).
        var prior = 1 - ((Math.Exp(0.8 * density) - 1) / (Math.Exp(density) - 1));
        Assert.All(found.ClipPriors, share => Assert.Equal(prior, share, PublishedTolerance));
    }

    [Fact]
    public void Events_are_spread_as_specified()
    {
        var source = new EventMixtures(_bank, Shape, new EventMixtureSettings());
        var plans = Enumerable.Range(0, 4000).Select(index => source.Plan(index)).ToList();
        var events = plans.SelectMany(plan => plan).ToList();

        Assert.Equal(5 / (1 - Math.Exp(-5)), plans.Average(plan => plan.Count), 0.1);
        Assert.All(Enumerable.Range(0, 5), index => Assert.Equal(0.2, events.Count(one => one.Class == index) / (double)events.Count, 0.01));
        Assert.All(events, one => Assert.InRange(one.Lufs, -30, -25));
        Assert.Equal(-27.5, events.Average(one => one.Lufs), 0.05);
        Assert.All(events, one => Assert.InRange(one.Length, EventFolder.SampleRate / 2, 4 * EventFolder.SampleRate));
        Assert.All(events, one => Assert.InRange(one.Start, 0, Shape.Samples - one.Length));

        // The start is uniform between the ends of what is left of the clip.
        var places = events.Where(one => one.Length < Shape.Samples).Select(one => one.Start / (double)(Shape.Samples - one.Length)).ToList();
        Assert.Equal(0.5, places.Average(), 0.01);
        Assert.Equal(1 / 12.0, places.Average(place => Math.Pow(place - 0.5, 2)), 0.002);
    }

    [Fact]
    public void Sources_add_up_and_are_silent_where_no_label_is() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(30),
        Prop.ForAll<int, bool>((seed, whole) =>
        {
            var settings = new EventMixtureSettings { Seed = seed, Length = whole ? EventLength.Whole : EventLength.Drawn };
            var source = new EventMixtures(_bank, Shape, settings);
            var clip = source.Clip(seed & 1023);
            var labels = source.Labels(seed & 1023);
            Assert.Equal(labels.Frames, clip.Labels.Frames);
            Assert.Equal(labels.Clip, clip.Labels.Clip);

            for (var n = 0; n < Shape.Samples; n++)
            {
                Assert.Equal(clip.Sources!.Sum(one => one[n]), clip.Mixture[n], 1e-5f);
                var (before, after) = (n / 16, (n / 16) + 1);

                for (var index = 0; index < 5; index++)
                {
                    // No event is shorter than a hop, so between two unlabelled centres nothing sounds.
                    var silent = labels.Frames![before * 5 + index] + labels.Frames[after * 5 + index] == 0;
                    Assert.True(!silent || clip.Sources![index][n] == 0);
                }
            }

            Assert.Equal(labels.Clip, clip.Sources!.Select(one => one.Any(sample => sample != 0) ? 1f : 0f));
            Assert.True(clip.Mixture.Max(MathF.Abs) <= 0.99f + 1e-5f);
        }));

    [Fact]
    public void An_event_is_as_loud_as_drawn() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll<int>(seed =>
        {
            var source = new EventMixtures(_bank, Shape, new EventMixtureSettings { Seed = seed });
            var clip = source.Clip(0);

            foreach (var group in source.Plan(0).GroupBy(one => one.Class).Where(group => group.Count() == 1))
            {
                var one = group.Single();
                var lufs = Loudness.Integrated(clip.Sources![one.Class].AsSpan(one.Start, one.Length), new AudioFormat(EventFolder.SampleRate, 1));
                Assert.Equal(one.Lufs, lufs, 0.05);
            }
        }));

    [Fact]
    public void A_loud_mixture_is_scaled_as_a_whole()
    {
        var settings = new EventMixtureSettings { LowestLufs = -3, HighestLufs = -3, Density = 10 };
        var clip = new EventMixtures(_bank, Shape, settings).Clip(3);
        Assert.Equal(0.99f, clip.Mixture.Max(MathF.Abs), 1e-5f);
        Assert.All(Enumerable.Range(0, Shape.Samples), n => Assert.Equal(clip.Sources!.Sum(one => one[n]), clip.Mixture[n], 1e-5f));
    }

    [Fact]
    public void A_clip_depends_on_seed_and_number_alone()
    {
        var settings = new EventMixtureSettings();
        var first = new EventMixtures(_bank, Shape, settings);
        var later = new EventMixtures(_bank, Shape, settings);
        Parallel.For(0, 8, index => later.Clip(7 - index));
        Assert.Equal(first.Clip(5).Mixture, later.Clip(5).Mixture);
        Assert.NotEqual(first.Clip(5).Mixture, first.Clip(6).Mixture);
        Assert.NotEqual(first.Clip(5).Mixture, new EventMixtures(_bank, Shape, settings with { Seed = 2 }).Clip(5).Mixture);
        Assert.Throws<ArgumentOutOfRangeException>(() => first.Clip(first.Count));
    }

    [Fact]
    public void A_part_that_is_silent_gives_way_to_the_loudest()
    {
        var samples = new float[4 * EventFolder.SampleRate];
        Array.Copy(WeakSep.Tests.Shared.Signals.Noise(600), 0, samples, 7000, 600);
        var path = _folder.WriteSamples("late.wav", samples);
        var bank = EventBank.Load([new LabelledRecording(path, "late.wav", "", 0, 4, [0], null)], ["bark"], EventFolder.SampleRate, new(), null, default);
        var source = new EventMixtures(bank, Shape, new EventMixtureSettings { Density = 0.01 });
        var early = Enumerable.Range(0, 50).First(index => source.Plan(index) is [{ Length: < 6000 }]);
        Assert.Contains(source.Clip(early).Mixture, sample => MathF.Abs(sample) > 0.01f);
    }

    [Fact]
    public void Recordings_that_cannot_be_used_are_named()
    {
        var silent = _folder.WriteSamples("silent.wav", new float[4000]);
        Refused("silent.wav: silent", new LabelledRecording(silent, "silent.wav", "", 0, 2, [0], null));
        Refused("missing.wav: no such file", new LabelledRecording(_folder.At("missing.wav"), "m", "", 0, 2, [0], null));
        Refused("labelled with 2 classes", _folder.Recording(0, 2) with { Classes = [0, 1] });
        var failure = Assert.Throws<TrainingDataException>(() => EventBankFixture.Load([_folder.Recording(0, 0.4)]));
        Assert.StartsWith("car_horn: no recording of 0.5 s or more", failure.Message, StringComparison.Ordinal);

        void Refused(string expected, LabelledRecording recording)
        {
            LabelledRecording[] others = [.. Enumerable.Range(0, 5).Select(index => _folder.Recording(index, 1))];
            var refusal = Assert.Throws<TrainingDataException>(() => EventBankFixture.Load([.. others, recording]));
            Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0.0, 1)]
    [InlineData(0.03391, 1)]        // 5 / (e^5 - 1) = 0.0339183
    [InlineData(0.03393, 2)]
    [InlineData(0.9999999999, 25)]
    public void The_number_of_events_is_drawn_by_inversion(double uniform, int expected) =>
        Assert.Equal(expected, ZeroTruncatedPoisson.Draw(5, uniform));

    private static void AssertNear(string published, double[] measured)
    {
        var expected = published.Split(' ').Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(expected.Count, measured.Length);
        Assert.All(expected.Zip(measured), pair => Assert.Equal(pair.First, pair.Second, PublishedTolerance));
    }
}
