using WeakSep.Composer.Events;
using WeakSep.Composer.Tests.Rendering;

namespace WeakSep.Composer.Tests.Events;

public class EventModelTests
{
    private const int SampleRate = 8000;

    [Fact]
    public void Classes_are_told_apart_on_folds_that_were_not_heard()
    {
        // The nearest of six features: six individuals of each class are known, four others are asked for.
        var known = Statistics(perClass: 10, folds: 10).ToLookup(one => one.Plan.Fold <= 6);
        var scales = Enumerable.Range(0, 6).Select(index => Deviation([.. known[true].Select(one => one.Features[index])])).ToArray();
        var right = known[false].Average(one =>
            known[true].MinBy(other => Distance(one.Features, other.Features, scales)).Plan.Class == one.Plan.Class ? 1.0 : 0);

        Assert.InRange(right, 0.8, 1);      // 0.2 by chance
    }

    [Fact]
    public void Recordings_of_an_individual_are_more_alike_than_those_of_two_folds()
    {
        foreach (var ofClass in Statistics(perClass: 12, folds: 3).GroupBy(one => one.Plan.Class.Name))
        {
            var pairs = ofClass.SelectMany(one => ofClass.Where(other => other != one).Select(other =>
                (Same: one.Plan.Fold == other.Plan.Fold, Apart: Math.Abs(one.Features[1] - other.Features[1])))).ToLookup(pair => pair.Same, pair => pair.Apart);

            Assert.True(pairs[false].Average() > 1.5 * pairs[true].Average(), $"{ofClass.Key}: {pairs[true].Average()} within, {pairs[false].Average()} between");
        }
    }

    [Theory]
    [InlineData(0.0, 11)]
    [InlineData(0.5, 18.166)]       // sqrt(11 * 30)
    [InlineData(1.0, 30)]
    public void A_jackhammer_strikes_as_fast_as_designed(double place, double expectedHz)
    {
        var sound = Jackhammer.Design(place, new Dice(4)).Play(2, SampleRate, new Dice(5));
        var found = SoundStatistics.Of(sound, SampleRate);
        Assert.InRange(found.BlowsHz / expectedHz, 0.9, 1.1);
        Assert.InRange(found.BlowStrength, 0.6, 1);
    }

    [Fact]
    public void A_shot_is_over_at_once()
    {
        var sound = GunShot.Design(0.5, new Dice(6)).Play(0.6, SampleRate, new Dice(7));
        Assert.InRange(SoundStatistics.Of(sound, SampleRate).Attack, 0.5, 1);
    }

    [Fact]
    public void Every_model_plays_any_length_of_recordings_with_finite_samples()
    {
        foreach (var one in EventClass.All)
        {
            foreach (var seconds in (double[])[0.5, 1, 3])
            {
                var sound = one.Design(0.3, new Dice(8)).Play(seconds, 16000, new Dice(9));
                Assert.Equal((int)(seconds * 16000), sound.Length);
                Assert.All(sound, sample => Assert.True(float.IsFinite(sample)));
                Assert.Contains(sound, sample => Math.Abs(sample) > 0.01f);
            }
        }
    }

    [Fact]
    public void Partials_have_the_levels_asked_for_and_none_is_beyond_the_band()
    {
        var tone = new float[SampleRate];
        HarmonicTone.Add(tone, SampleRate, _ => 700, _ => 1, (number, _) => number switch { 1 => 0.5, 3 => 0.25, 6 => 1, _ => 0 });
        Assert.Equal(20 * Math.Log10(0.5), ToneProbe.LevelDb(tone, 700, SampleRate), 0.1);
        Assert.Equal(20 * Math.Log10(0.25), ToneProbe.LevelDb(tone, 2100, SampleRate), 0.1);
        Assert.True(ToneProbe.LevelDb(tone, 1400, SampleRate) < -80);
        Assert.True(ToneProbe.LevelDb(tone, 3800, SampleRate) < -80);       // where 4200 Hz would fold to
    }

    [Fact]
    public void A_formant_is_as_wide_as_it_says()
    {
        var formant = new Formant(1000, 100, 2);
        Assert.Equal(2, formant.At(1000), 1e-9);
        Assert.Equal(Math.Sqrt(2), formant.At(951.249), 1e-4);      // edges lie 100 Hz apart, about 1000 in the mean of squares
        Assert.Equal(Math.Sqrt(2), formant.At(1051.249), 1e-4);
    }

    private static List<(EventPlan Plan, double[] Features)> Statistics(int perClass, int folds)
    {
        var dice = new Dice(1);
        var plans = EventPlan.All(new EventCorpusSettings { Output = "", PerClass = perClass, Folds = folds, SampleRate = SampleRate }, dice);

        return [.. plans.AsParallel().AsOrdered().Select(plan => (plan, SoundStatistics.Of(plan.Make(SampleRate, dice), SampleRate).Features))];
    }

    private static double Deviation(double[] values) => Math.Sqrt(values.Average(value => value * value) - Math.Pow(values.Average(), 2));

    private static double Distance(double[] one, double[] other, double[] scales) =>
        scales.Index().Sum(scale => Math.Pow((one[scale.Index] - other[scale.Index]) / scale.Item, 2));
}
