using WeakSep.Composer.Harmony;
using WeakSep.Composer.Melody;

namespace WeakSep.Composer.Tests.Composition;

public class HarmonyTests
{
    private static readonly Key CMajor = new(0, Mode.Major);

    [Theory]
    [InlineData("I", 0, "")]
    [InlineData("ii7", 2, "m7")]
    [InlineData("bVII", 10, "")]
    [InlineData("V7/V", 2, "7")]
    [InlineData("viio7", 11, "o7")]
    [InlineData("iih7", 2, "h7")]
    public void Roman_numerals_name_root_and_quality(string symbol, int root, string suffix)
    {
        var chord = RomanNumerals.Parse(symbol, CMajor);

        Assert.Equal(root, chord.Root);
        Assert.Equal(suffix, chord.Quality.Suffix);
    }

    [Fact]
    public void A_secondary_dominant_brings_its_leading_tone()
    {
        var scale = RomanNumerals.Parse("V7/V", CMajor).ScaleIn(CMajor);

        Assert.True(scale.Contains(6));
        Assert.False(scale.Contains(5));
    }

    [Fact]
    public void Guitar_grips_can_be_held()
    {
        foreach (var suffix in (string[])["", "m", "7", "maj7", "m7", "h7", "6"])
        {
            for (var root = 0; root < 12; root++)
            {
                var chord = Chord.Of(root, suffix);
                var grip = Fretboard.Grip(chord, GripKind.Barre, null, new Dice(1));

                Assert.InRange(grip.Length, 3, 6);
                Assert.All(grip, pitch => Assert.True(chord.Tones.Contains(pitch)));
                Assert.All(grip, pitch => Assert.InRange(pitch, 40, 80));
            }
        }
    }

    [Fact]
    public void Solved_lines_stay_in_range_and_put_chord_tones_on_stresses()
    {
        var track = new ChordTrack();
        Progression.Parse("I | IV | V | I").AppendTo(track, CMajor, 4);
        var slots = Enumerable.Range(0, 16).Select(i => new LineSlot(i, 1, i % 2 == 0 ? 1 : 0.2, 67, 0.1)).ToArray();
        var pitches = new LineSolver { Low = 60, High = 76, Chords = track }.Solve(slots, new Dice(4));

        Assert.All(pitches, pitch => Assert.InRange(pitch, 60, 76));
        for (var i = 0; i < slots.Length; i += 2)
        {
            Assert.True(track.At(i).Chord.Tones.Contains(pitches[i]), $"note {i} is {pitches[i]}");
        }
    }
}
