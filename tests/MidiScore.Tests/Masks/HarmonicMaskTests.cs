using WeakSep.MidiScore.Masks;
using WeakSep.MidiScore.PianoRolls;

namespace WeakSep.MidiScore.Tests.Masks;

public class HarmonicMaskTests
{
    private static readonly HarmonicMaskSettings Paper = new(sampleRate: 16000, fftSize: 2048);

    // The test vectors of the score specification, section 6.
    [Theory]
    [InlineData(21, 27.500, 290, 3.52, 870, new[] { 3, 4, 5, 6, 7, 8, 10, 11, 12 })]
    [InlineData(28, 41.203, 194, 5.27, 582, new[] { 4, 5, 6, 10, 11, 12, 15, 16, 17 })]
    [InlineData(33, 55.000, 145, 7.04, 435, new[] { 6, 7, 8, 13, 14, 15, 20, 21, 22 })]
    [InlineData(40, 82.407, 97, 10.55, 291, new[] { 10, 11, 12, 20, 21, 22, 31, 32, 33 })]
    [InlineData(45, 110.000, 72, 14.08, 216, new[] { 13, 14, 15, 27, 28, 29, 41, 42, 43 })]
    [InlineData(60, 261.626, 30, 33.49, 90, new[] { 32, 33, 34, 66, 67, 68, 99, 100, 101 })]
    [InlineData(69, 440.000, 18, 56.32, 54, new[] { 55, 56, 57, 112, 113, 114, 168, 169, 170 })]
    [InlineData(108, 4186.009, 1, 535.8, 3, new[] { 535, 536, 537 })]
    public void The_specification_s_notes_have_its_partials_and_bins(
        int pitch, double fundamental, int harmonics, double spacing, int active, int[] firstBins)
    {
        var mask = new HarmonicMask(Paper);
        var bins = Enumerable.Range(0, mask.Bins).Where(bin => mask.Covers(pitch, bin)).ToArray();

        Assert.Equal(1025, mask.Bins);
        Assert.Equal(fundamental, mask.FundamentalHz(pitch), 0.0005);
        Assert.Equal(harmonics, mask.Harmonics(pitch));
        Assert.Equal(spacing, mask.FundamentalHz(pitch) / Paper.BinWidthHz, 0.05);
        Assert.Equal(active, bins.Length);
        Assert.Equal(firstBins, bins.Take(firstBins.Length));
    }

    [Fact]
    public void The_matrix_says_what_covers_says()
    {
        var mask = new HarmonicMask(Paper);

        for (var pitch = 21; pitch <= 108; pitch++)
        {
            for (var bin = 0; bin < mask.Bins; bin++)
            {
                Assert.Equal(mask.Covers(pitch, bin) ? 1f : 0f, mask.Matrix[((pitch - 21) * mask.Bins) + bin]);
            }
        }
    }

    [Fact]
    public void Outside_the_keyboard_and_the_spectrum_nothing_is_covered()
    {
        var mask = new HarmonicMask(Paper);

        Assert.False(mask.Covers(20, 5));
        Assert.False(mask.Covers(109, 536));
        Assert.False(mask.Covers(21, -1));
        Assert.False(mask.Covers(21, 1025));
    }

    [Theory]
    [InlineData(0, new[] { 56, 113, 169 })]
    [InlineData(2, new[] { 54, 55, 56, 57, 58, 111, 112, 113, 114, 115, 167, 168, 169, 170, 171 })]
    public void Tolerance_and_number_of_partials_are_settings(int tolerance, int[] expected)
    {
        var mask = new HarmonicMask(Paper with { ToleranceBins = tolerance, MaxHarmonics = 3 });

        Assert.Equal(expected, Enumerable.Range(0, mask.Bins).Where(bin => mask.Covers(69, bin)));
    }

    [Fact]
    public void The_tuning_moves_every_partial()
    {
        var mask = new HarmonicMask(Paper with { TuningHz = 445, ToleranceBins = 0, MaxHarmonics = 2 });

        // 445 / 7.8125 = 56.96 and 890 / 7.8125 = 113.92.
        Assert.Equal([57, 114], Enumerable.Range(0, mask.Bins).Where(bin => mask.Covers(69, bin)));
    }

    [Fact]
    public void A_roll_covers_what_its_sounding_notes_cover()
    {
        var mask = new HarmonicMask(Paper);
        var roll = new PianoRoll(2);
        roll[1, 60 - 21] = true;
        roll[1, 69 - 21] = true;

        var active = mask.Apply(roll);

        Assert.All(active.Take(mask.Bins), value => Assert.Equal(0f, value));
        Assert.All(Enumerable.Range(0, mask.Bins), bin => Assert.Equal(
            mask.Covers(60, bin) || mask.Covers(69, bin) ? 1f : 0f, active[mask.Bins + bin]));
    }

    [Fact]
    public void Settings_out_of_range_are_refused_by_name()
    {
        Assert.Equal("SampleRate", Refused(() => new HarmonicMaskSettings(0, 2048)));
        Assert.Equal("FftSize", Refused(() => new HarmonicMaskSettings(16000, 2047)));
        Assert.Equal("TuningHz", Refused(() => Paper with { TuningHz = 0 }));
        Assert.Equal("MaxHarmonics", Refused(() => Paper with { MaxHarmonics = 0 }));
        Assert.Equal("ToleranceBins", Refused(() => Paper with { ToleranceBins = -1 }));
    }

    private static string? Refused(Func<object> create) =>
        Assert.Throws<ArgumentOutOfRangeException>(create).ParamName;
}
