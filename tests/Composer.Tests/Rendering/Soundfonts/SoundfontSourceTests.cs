using WeakSep.Composer.Rendering;
using WeakSep.Composer.Rendering.Models;
using WeakSep.Composer.Rendering.Soundfonts;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Tests.Rendering.Soundfonts;

public sealed class SoundfontSourceTests : IClassFixture<SoundfontSourceTests.OpenSoundfonts>
{
    private const int Rate = 44100;

    // One frame of the training grid: 512 samples at 22.05 kHz.
    private const double FrameSeconds = 512.0 / 22050;

    private readonly RenderContext _context;

    public SoundfontSourceTests(OpenSoundfonts fixture) => _context = fixture.Context;

    public static TheoryData<int> Programs => [0, 1, 4, 6, 24, 25, 26, 27, 29, 30, 32, 33, 34, 35, 38];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Onsets_agree_with_the_score_within_a_frame(int program)
    {
        const double EverySeconds = 1.0;
        int[] pitches = program switch { < 8 => [40, 52, 64, 76], < 32 => [43, 52, 60, 69], _ => [28, 33, 40, 48] };
        var part = Parts.Solo(program, pitches, EverySeconds, lengthSeconds: 0.3);

        foreach (var soundfont in InstalledSoundfonts.Require())
        {
            var release = SoundfontQuirks.ReleaseTimecents(soundfont, program);
            var samples = Render(new SoundfontSource(soundfont, 0, program) { ReleaseTimecents = release }, part, 5);

            foreach (var note in part.Notes)
            {
                // From shortly before the note to half a beat after it; nothing else sounds there.
                var from = (int)((note.Onset - 0.1) * Rate);
                var onset = ToneProbe.Onset(samples.AsSpan(from, Rate / 2), Rate) / (double)Rate - 0.1;
                Assert.True(
                    Math.Abs(onset) <= FrameSeconds,
                    $"{soundfont.Name}, program {program}, pitch {note.Pitch}: {1000 * onset:0.0} ms late");
            }
        }
    }

    [Fact]
    public void What_was_played_before_does_not_change_a_part()
    {
        var soundfonts = InstalledSoundfonts.Require();
        using var used = new RenderContext(Rate);
        var part = Parts.Solo(0, [40, 47, 52, 47, 60], 0.15, 0.4);

        foreach (var soundfont in soundfonts)
        {
            foreach (var program in new[] { 0, 24, 33, 38 })
            {
                var source = new SoundfontSource(soundfont, 0, program) { ReleaseTimecents = 300 };
                using var fresh = new RenderContext(Rate);
                var first = Render(source, part, 2, fresh);
                Render(new SoundfontSource(soundfont, 0, 5) { CutoffCents = -2000 }, part, 1, used);
                Assert.Equal(first, Render(source, part, 2, used));
            }
        }
    }

    [Fact]
    public void Tuning_bends_and_pedal_reach_the_synthesizer()
    {
        const int Pitch = 57;
        var soundfont = InstalledSoundfonts.Require()[1];
        var source = new SoundfontSource(soundfont, 0, 26);
        double Cents(float[] samples, double semitones) =>
            ToneProbe.ErrorCents(samples.AsSpan(Rate / 2, Rate / 2), Tuning.Hz(Pitch, 100 * semitones), Rate);

        var plain = Cents(Render(source, Parts.Note(Pitch), 3), 0);
        var tuned = new float[3 * Rate];
        source.Render(Parts.Note(Pitch), 25, tuned, _context);
        Assert.InRange(Cents(tuned, 0) - plain, 24, 26);

        foreach (var semitones in new[] { -1.0, 2, 5 })
        {
            var bent = Render(source, Parts.Note(Pitch) with { Bends = [new PitchBend(0.2, semitones)] }, 3);
            Assert.InRange(Cents(bent, semitones) - plain, -1.5, 1.5);     // FluidSynth counts in whole cents
        }

        var dry = Render(source, Parts.Note(Pitch, offset: 0.4), 3);
        var held = Render(
            source, Parts.Note(Pitch, offset: 0.4) with { Controls = [new ControlChange(0.2, 64, 127)] }, 3);
        Assert.True(Energy(held.AsSpan(Rate, Rate / 4)) > 100 * Energy(dry.AsSpan(Rate, Rate / 4)));
    }

    [Fact]
    public void A_key_struck_again_before_it_was_let_go_sounds_to_the_later_end()
    {
        var part = new ScorePart { Notes = [new ScoreNote(0.1, 0.8, 60, 90), new ScoreNote(0.5, 1.6, 60, 90)] };
        var samples = Render(new SoundfontSource(InstalledSoundfonts.Require()[1], 0, 4), part, 3);
        Assert.True(Energy(samples.AsSpan((int)(1.3 * Rate), Rate / 10)) > 1e-6, "the first note's end cut the second");
        Assert.True(Energy(samples.AsSpan((int)(2.4 * Rate), Rate / 10)) < 1e-9, "the note hangs");
    }

    [Fact]
    public void A_missing_preset_is_named()
    {
        var source = new SoundfontSource(InstalledSoundfonts.Require()[0], 77, 5);
        var failure = Assert.Throws<RenderingException>(() => Render(source, Parts.Note(60), 1));
        Assert.Contains("no preset 5 in bank 77", failure.Message, StringComparison.Ordinal);
    }

    private float[] Render(SoundfontSource source, ScorePart part, int seconds, RenderContext? context = null)
    {
        var samples = new float[seconds * Rate];
        source.Render(part, 0, samples, context ?? _context);
        return samples;
    }

    private static double Energy(ReadOnlySpan<float> samples)
    {
        var energy = 0.0;

        foreach (var sample in samples)
        {
            energy += (double)sample * sample / samples.Length;
        }

        return energy;
    }

    /// <summary>Opens each soundfont once for all tests of this class.</summary>
    public sealed class OpenSoundfonts : IDisposable
    {
        internal RenderContext Context { get; } = new(Rate);

        public void Dispose() => Context.Dispose();
    }
}
