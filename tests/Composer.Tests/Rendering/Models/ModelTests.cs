using WeakSep.Composer.Rendering;
using WeakSep.Composer.Rendering.Models;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Tests.Rendering.Models;

public class ModelTests
{
    private const int Rate = 44100;
    private const double TuningToleranceCents = 3;      // about what a listener notices on a single note
    private const double OnsetToleranceSeconds = 0.006; // the probe's own step is 3 ms

    public static TheoryData<int, int> ProgramsAndPitches => new(
        from program in Enumerable.Range(0, 8).Concat(Enumerable.Range(24, 7)).Concat(Enumerable.Range(32, 8))
        from pitch in program switch { < 8 => new[] { 36, 60, 84 }, < 32 => [40, 55, 76], _ => [28, 40, 55] }
        select (program, pitch));

    public static TheoryData<int> Programs => [0, 4, 24, 25, 27, 33, 38];

    [Theory]
    [MemberData(nameof(ProgramsAndPitches))]
    public void A_note_is_in_tune_and_in_time(int program, int pitch)
    {
        for (var seed = 0UL; seed < 3; seed++)
        {
            var model = ModelCatalog.Draw(program, new Dice(seed))!;
            var samples = Render(model, Parts.Note(pitch));
            var onset = ToneProbe.Onset(samples.AsSpan(0, Rate), Rate) / (double)Rate;
            Assert.InRange(onset, 0.1 - OnsetToleranceSeconds, 0.1 + OnsetToleranceSeconds);

            if (program != 3)       // out of tune with itself by design
            {
                var error = ToneProbe.ErrorCents(
                    samples.AsSpan((int)(0.15 * Rate), Rate / 2), Tuning.Hz(pitch, 0), Rate);
                Assert.InRange(error, -TuningToleranceCents, TuningToleranceCents);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Tuning_moves_a_note_by_as_many_cents(int program)
    {
        const int Pitch = 48;
        var model = ModelCatalog.Draw(program, new Dice(5))!;
        var samples = Render(model, Parts.Note(Pitch), tuningCents: 30);
        var error = ToneProbe.ErrorCents(samples.AsSpan((int)(0.15 * Rate), Rate / 2), Tuning.Hz(Pitch, 30), Rate);
        Assert.InRange(error, -TuningToleranceCents, TuningToleranceCents);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_bend_moves_a_sounding_note(int program)
    {
        const int Pitch = 45;
        var part = Parts.Note(Pitch) with { Bends = [new PitchBend(0.3, 2)] };
        var samples = Render(ModelCatalog.Draw(program, new Dice(6))!, part);
        var error = ToneProbe.ErrorCents(samples.AsSpan((int)(0.4 * Rate), Rate / 2), Tuning.Hz(Pitch + 2, 0), Rate);
        Assert.InRange(error, -TuningToleranceCents, TuningToleranceCents);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_note_decays_while_held_and_ends_when_let_go(int program)
    {
        var samples = Render(ModelCatalog.Draw(program, new Dice(7))!, Parts.Note(48, offset: 1.1));
        double Level(double from) => Decibels(samples.AsSpan((int)(from * Rate), Rate / 10));
        Assert.True(Level(0.95) < Level(0.12), "the note should decay while it is held");
        Assert.True(
            Level(2.2) < Level(0.12) - 50, $"a damped note should be gone, {Level(2.2):0} dB after {Level(0.12):0} dB");
    }

    [Fact]
    public void The_pedal_holds_a_piano_note()
    {
        var model = ModelCatalog.Draw(0, new Dice(8))!;
        var dry = Render(model, Parts.Note(48, offset: 0.4));
        var held = Render(model, Parts.Note(48, offset: 0.4) with { Controls = [new(0.2, 64, 127), new(2, 64, 0)] });
        double Level(float[] samples) => Decibels(samples.AsSpan(Rate * 12 / 10, Rate / 10));
        Assert.True(Level(held) > Level(dry) + 20);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_harder_note_is_louder_and_brighter(int program)
    {
        var model = ModelCatalog.Draw(program, new Dice(9))!;
        var soft = Render(model, Parts.Note(48, velocity: 40));
        var hard = Render(model, Parts.Note(48, velocity: 110));
        Assert.True(Decibels(hard) > Decibels(soft) + 3);

        double Brightness(float[] samples) => Decibels(Differences(samples)) - Decibels(samples);
        Assert.True(
            Brightness(hard) > Brightness(soft) - 0.5, $"{Brightness(hard):0.0} dB against {Brightness(soft):0.0} dB");
    }

    [Fact]
    public void A_pluck_in_the_middle_has_no_even_partials()
    {
        var instrument = new StringParameters
        {
            DecaySeconds = 6,
            TrebleDecaySeconds = 1,
            DampedSeconds = 0.1,
            PluckPosition = 0.5,
            SoftHz = 8000,
            HardHz = 8000,
            Tilt = 100,
            PluckNoise = 0,
        };
        var samples = Render(new StringModel("test", instrument, 1), Parts.Note(45)).AsSpan(Rate / 8, Rate / 2);
        var third = ToneProbe.LevelDb(samples, 330, Rate);
        Assert.True(ToneProbe.LevelDb(samples, 220, Rate) < third - 25);
        Assert.True(ToneProbe.LevelDb(samples, 440, Rate) < third - 25);
    }

    [Fact]
    public void A_string_decays_as_fast_as_it_is_asked_to()
    {
        var instrument = new StringParameters
        {
            DecaySeconds = 3,
            TrebleDecaySeconds = 0.5,
            DampedSeconds = 0.1,
            PluckPosition = 0.13,
            SoftHz = 8000,
            HardHz = 8000,
            Tilt = 2,
            PluckNoise = 0.5,
        };
        var samples = Render(new StringModel("test", instrument, 1), Parts.Note(45, offset: 2.5));
        double Level(double at) => ToneProbe.LevelDb(samples.AsSpan((int)(at * Rate), Rate / 4), 110, Rate);

        // 60 dB in 3 s: 20 dB in 1 s.
        Assert.InRange(Level(0.3) - Level(1.3), 19, 21);
    }

    [Fact]
    public void Piano_partials_are_stretched_as_stiffness_asks()
    {
        const double Stiffness = 5e-4;
        var instrument = PianoParameters.Draw(0, new Dice(1)) with
        {
            Inharmonicity = Stiffness,
            UnisonCents = 0.01,
            BrightnessHz = 4000,
        };
        var samples = Render(new PianoModel(instrument, 1), Parts.Note(60, velocity: 120)).AsSpan(Rate / 8, Rate / 2);
        var fundamental = Tuning.Hz(60, 0);

        foreach (var n in new[] { 2, 4, 6 })
        {
            var expected = n * fundamental * Math.Sqrt((1 + (Stiffness * n * n)) / (1 + Stiffness));
            Assert.InRange(ToneProbe.ErrorCents(samples, expected, Rate), -2, 2);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_sound_and_another_seed_another()
    {
        foreach (var program in Programs)
        {
            var first = Render(ModelCatalog.Draw(program.Data, new Dice(1))!, Parts.Note(50));
            Assert.Equal(first, Render(ModelCatalog.Draw(program.Data, new Dice(1))!, Parts.Note(50)));
            Assert.NotEqual(first, Render(ModelCatalog.Draw(program.Data, new Dice(2))!, Parts.Note(50)));
        }
    }

    [Fact]
    public void What_no_model_plays_is_left_to_soundfonts() => Assert.Null(ModelCatalog.Draw(40, new Dice(1)));

    private static float[] Render(ISoundSource model, ScorePart part, double tuningCents = 0)
    {
        using var context = new RenderContext(Rate);
        var samples = new float[3 * Rate];
        model.Render(part, tuningCents, samples, context);
        Assert.All(samples, sample => Assert.True(float.IsFinite(sample) && Math.Abs(sample) < 4));
        return samples;
    }

    private static float[] Differences(float[] samples) =>
        [.. samples.Zip(samples.Skip(1), (first, second) => second - first)];

    private static double Decibels(ReadOnlySpan<float> samples)
    {
        var energy = 1e-12;

        foreach (var sample in samples)
        {
            energy += (double)sample * sample / samples.Length;
        }

        return 10 * Math.Log10(energy);
    }
}
