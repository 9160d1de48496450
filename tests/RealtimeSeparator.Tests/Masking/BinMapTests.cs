using WeakSep.Audio;
using WeakSep.Audio.Spectral;
using WeakSep.RealtimeSeparator.Masking;

namespace WeakSep.RealtimeSeparator.Tests.Masking;

public sealed class BinMapTests
{
    private static readonly ModelFacts Facts = new()
    {
        Kind = ModelKind.Mask,
        Sources = ["one"],
        SampleRate = 22050,
        Window = 2048,
        Hop = 512,
        WindowShape = WindowShape.SqrtHann,
        Bins = 1025,
        Mode = ModelMode.Block,
        ContextFrames = 0,
        LookaheadFrames = 0,
    };

    [Fact]
    public void Grids_of_the_same_spacing_are_copied_bin_by_bin()
    {
        var map = new BinMap(Facts, Facts.Grid.ScaledTo(44100));
        var file = Enumerable.Range(0, 2049).Select(bin => (float)bin).ToArray();
        var model = new float[1025];
        map.ToModel(file, model);

        Assert.Equal(1025, map.CoveredFileBins);
        Assert.Equal(file[..1025], model);
    }

    [Fact]
    public void Bins_above_a_low_files_band_are_zero()
    {
        var grid = Facts.Grid.ScaledTo(8000);
        var map = new BinMap(Facts, grid);
        var model = Enumerable.Repeat(9f, 1025).ToArray();
        map.ToModel(Enumerable.Repeat(1f, grid.Bins).ToArray(), model);
        var last = (int)(4000 / Facts.Grid.BinSpacingHz);

        Assert.All(model[..(last - 1)], value => Assert.Equal(1f, value));
        Assert.All(model[(last + 2)..], value => Assert.Equal(0f, value));
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(22050)]
    [InlineData(48000)]
    [InlineData(96000)]
    [InlineData(192000)]
    public void Values_stand_at_their_frequency_in_both_directions(int rate)
    {
        // A ramp over frequency is the same ramp on any grid.
        var grid = Facts.Grid.ScaledTo(rate);
        var map = new BinMap(Facts, grid);
        var file = Enumerable.Range(0, grid.Bins).Select(bin => (float)(bin * grid.BinSpacingHz)).ToArray();
        var model = new float[1025];
        map.ToModel(file, model);

        for (var bin = 0; bin < 1025 && bin * Facts.Grid.BinSpacingHz < rate / 2.0; bin++)
        {
            Assert.Equal(bin * Facts.Grid.BinSpacingHz, model[bin], 0.01);
        }

        var ramp = Enumerable.Range(0, 1025).Select(bin => (float)(bin * Facts.Grid.BinSpacingHz)).ToArray();
        var back = new float[grid.Bins];
        map.ToFile(ramp, back);

        for (var bin = 0; bin < map.CoveredFileBins; bin++)
        {
            Assert.Equal(bin * grid.BinSpacingHz, back[bin], 0.01);
        }
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(48000)]
    [InlineData(192000)]
    public void The_masks_cover_all_that_the_model_knows(int rate)
    {
        var grid = Facts.Grid.ScaledTo(rate);
        var covered = new BinMap(Facts, grid).CoveredFileBins;

        Assert.True((covered - 1) * grid.BinSpacingHz <= 11025.001);
        Assert.True(covered == grid.Bins || covered * grid.BinSpacingHz > 11025);
    }
}
