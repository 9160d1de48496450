using WeakSep.Composer.Rendering;
using WeakSep.Composer.Rendering.Effects;
using WeakSep.Tests.Shared;

namespace WeakSep.Composer.Tests.Rendering.Effects;

public class EffectTests
{
    private const int Rate = 44100;
    private const double OnsetToleranceSeconds = 0.006;     // the probe's own step is 3 ms

    // NoiseFloorEffect is left out where silence must stay silence.
    private static readonly IPartEffect[] Silent =
    [
        new EqualizerEffect(
        [
            new(EqualizerBandKind.LowShelf, 150, 5), new(EqualizerBandKind.Peak, 900, -5, 2),
            new(EqualizerBandKind.HighShelf, 5000, 4),
        ]),
        new BandLimitEffect(80, 5000),
        new CompressorEffect(-30, 6, 0.005, 0.1),
        new AmplifierEffect(35, 0.3, 100, 80, 5000, 3),
        new TremoloEffect(5, 0.5, 0.3),
        new ChorusEffect(1, 0.012, 0.002, 0.6),
        new PhaserEffect(0.5, 200, 3000, 0.8),
        new EchoEffect(0.3, 0.4, 0.3),
        new RoomEffect(1.2, 1, 4000, 0.3),
    ];

    public static TheoryData<string> Names => [.. Silent.Select(effect => effect.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Silence_stays_silent_and_noise_finite(string name)
    {
        var effect = Silent.Single(item => item.Name == name);
        var silence = new float[Rate];
        effect.Process(silence, Rate);
        Assert.All(silence, sample => Assert.Equal(0, sample));

        var noise = Signals.Noise(2 * Rate);
        effect.Process(noise, Rate);
        Assert.All(noise, sample => Assert.True(float.IsFinite(sample) && Math.Abs(sample) < 20));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sound_starts_where_it_started(string name)
    {
        var samples = new float[Rate];
        Signals.Sine(440, Rate, Rate / 2, 0.3).CopyTo(samples, Rate / 4);
        Silent.Single(item => item.Name == name).Process(samples, Rate);
        Assert.InRange(
            ToneProbe.Onset(samples, Rate) / (double)Rate, 0.25 - OnsetToleranceSeconds, 0.25 + OnsetToleranceSeconds);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Settings_and_seed_decide_every_sample(string name)
    {
        var effect = Silent.Single(item => item.Name == name);
        var (first, second) = (Signals.Noise(Rate), Signals.Noise(Rate));
        effect.Process(first, Rate);
        effect.Process(second, Rate);
        Assert.Equal(first, second);
        Assert.NotEmpty(effect.Parameters);
    }

    [Theory]
    [InlineData(1000, 6, 1000, 6)]      // the centre of the bell
    [InlineData(1000, -6, 1000, -6)]
    [InlineData(1000, 6, 30, 0)]
    [InlineData(1000, 6, 15000, 0)]
    public void A_bell_has_its_gain_at_its_centre(double centreHz, double gainDb, double probeHz, double expectedDb) =>
        Assert.Equal(
            expectedDb, Gain(new EqualizerEffect([new(EqualizerBandKind.Peak, centreHz, gainDb)]), probeHz), 0.2);

    [Theory]
    [InlineData(0, 50, 6)]
    [InlineData(0, 500, 3)]             // half the gain at the corner
    [InlineData(0, 8000, 0)]
    [InlineData(2, 50, 0)]
    [InlineData(2, 500, 3)]
    [InlineData(2, 8000, 6)]
    public void A_shelf_lifts_one_side(int kind, double probeHz, double expectedDb) =>
        Assert.Equal(expectedDb, Gain(new EqualizerEffect([new((EqualizerBandKind)kind, 500, 6)]), probeHz), 0.3);

    [Theory]
    [InlineData(1000, 0)]
    [InlineData(5000, -3)]
    [InlineData(8000, -18)]             // fourth order, a little steeper towards half the sample rate
    [InlineData(100, -3)]
    [InlineData(50, -12.3)]             // second order: 12 dB per octave
    public void The_band_limit_has_the_slopes_of_Butterworth_filters(double probeHz, double expectedDb) =>
        Assert.Equal(expectedDb, Gain(new BandLimitEffect(100, 5000), probeHz), 1.5);

    [Fact]
    public void The_compressor_keeps_its_static_curve()
    {
        var effect = new CompressorEffect(-30, 4, 0.005, 0.1);

        // Peak at -10 dB, 20 dB above the threshold: 15 dB less. At -50 dB: untouched.
        Assert.Equal(-15, Gain(effect, 1000, amplitudeDb: -10), 0.5);
        Assert.Equal(0, Gain(effect, 1000, amplitudeDb: -50), 0.1);
    }

    [Fact]
    public void Raising_and_lowering_the_rate_changes_nothing_that_is_heard()
    {
        var original = Signals.Sine(3000, Rate, 8000, 0.5);
        var passed = (float[])original.Clone();
        Oversampler.Shape(passed, _ => { });

        for (var i = 200; i < original.Length - 200; i++)
        {
            Assert.Equal(original[i], passed[i], 0.003f);
        }
    }

    [Fact]
    public void Distortion_does_not_fold_back()
    {
        var samples = Signals.Sine(5000, Rate, Rate, 0.8);
        Oversampler.Shape(samples, run =>
        {
            foreach (ref var sample in run)
            {
                sample = Saturation.Bend(4 * sample);
            }
        });

        // Overtones of 5 kHz at 25, 35 and 45 kHz would fold back to 19.1, 9.1 and 0.9 kHz.
        var tone = ToneProbe.LevelDb(samples, 5000, Rate);
        Assert.True(ToneProbe.LevelDb(samples, 9100, Rate) < tone - 55);
        Assert.True(ToneProbe.LevelDb(samples, 19100, Rate) < tone - 55);
        Assert.True(ToneProbe.LevelDb(samples, 900, Rate) < tone - 55);
        Assert.True(ToneProbe.LevelDb(samples, 15000, Rate) > tone - 25, "a distortion without overtones");
    }

    [Fact]
    public void A_room_is_linear_and_decays_as_fast_as_asked()
    {
        const double DecaySeconds = 0.8;
        var room = new RoomEffect(DecaySeconds, 1, 20000, 0.4);
        var impulse = new float[2 * Rate];
        impulse[0] = 1;
        room.Process(impulse, Rate);
        double Level(double from) =>
            10 * Math.Log10(impulse.Skip((int)(from * Rate)).Take(Rate / 10).Sum(sample => (double)sample * sample));

        // 60 dB in 0.8 s: 37.5 dB in 0.5 s.
        Assert.InRange(Level(0.2) - Level(0.7), 33, 42);

        float[] first = Signals.Noise(Rate, 1), second = Signals.Noise(Rate, 2);
        float[] sum = [.. first.Zip(second, (a, b) => a + b)];

        foreach (var signal in new[] { first, second, sum })
        {
            room.Process(signal, Rate);
        }

        for (var i = 0; i < Rate; i++)
        {
            Assert.Equal(first[i] + second[i], sum[i], 1e-4f);
        }
    }

    [Fact]
    public void The_noise_floor_has_its_level()
    {
        var samples = new float[4 * Rate];
        new NoiseFloorEffect(-120, -60, 50, 1).Process(samples, Rate);
        Assert.InRange(ToneProbe.LevelDb(samples, 50, Rate), -60 + 3 - 9.5 - 1, -60 + 3 - 9.5 + 1);

        samples = new float[4 * Rate];
        new NoiseFloorEffect(-60, -200, 50, 1).Process(samples, Rate);
        Assert.InRange(10 * Math.Log10(samples.Average(sample => sample * sample)), -68, -65);
    }

    private static double Gain(IPartEffect effect, double frequencyHz, double amplitudeDb = -12)
    {
        var samples = Signals.Sine(frequencyHz, Rate, 2 * Rate, Math.Pow(10, amplitudeDb / 20));
        effect.Process(samples, Rate);
        return ToneProbe.LevelDb(samples.AsSpan(Rate), frequencyHz, Rate) - amplitudeDb;
    }
}
