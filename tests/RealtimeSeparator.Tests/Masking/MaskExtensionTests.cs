using WeakSep.RealtimeSeparator.Masking;

namespace WeakSep.RealtimeSeparator.Tests.Masking;

public sealed class MaskExtensionTests
{
    private const int ModelBins = 1025;
    private const int FileBins = 2049;

    [Fact]
    public void Above_the_band_stands_the_share_of_energy_at_its_top()
    {
        var extension = new MaskExtension(ModelBins, ModelBins, FileBins);
        var magnitude = new float[ModelBins];
        var mask = Enumerable.Repeat(0.2f, ModelBins).ToArray();
        magnitude[700] = 1f;        // all the energy of the top part lies where the mask is 0.9
        mask[700] = 0.9f;
        var fileMask = new float[FileBins];
        mask.CopyTo(fileMask, 0);
        extension.Extend(magnitude, mask, fileMask);

        Assert.Equal(0.9f, fileMask[1025], 1e-3f);
        Assert.Equal(0.9f, fileMask[^1], 1e-3f);
        Assert.Equal(0.2f, fileMask[600]);
        Assert.Equal(0.2f, fileMask[900]);
    }

    [Fact]
    public void The_seam_is_faded()
    {
        var extension = new MaskExtension(ModelBins, ModelBins, FileBins);
        var mask = Enumerable.Range(0, ModelBins).Select(bin => bin < 922 ? 1f : 0f).ToArray();
        var fileMask = new float[FileBins];
        mask.CopyTo(fileMask, 0);
        extension.Extend(new float[ModelBins], mask, fileMask);

        for (var bin = 923; bin < FileBins; bin++)
        {
            Assert.InRange(fileMask[bin] - fileMask[bin - 1], 0f, 0.05f);
        }

        Assert.Equal(1f, fileMask[^1], 1e-5f);
    }

    [Fact]
    public void A_silent_frame_takes_the_plain_mean()
    {
        var extension = new MaskExtension(ModelBins, ModelBins, FileBins);
        var mask = Enumerable.Repeat(0.25f, ModelBins).ToArray();
        var fileMask = new float[FileBins];
        mask.CopyTo(fileMask, 0);
        extension.Extend(new float[ModelBins], mask, fileMask);

        Assert.All(fileMask, value => Assert.Equal(0.25f, value, 1e-6f));
    }

    [Theory]
    [InlineData(1025, false)]
    [InlineData(372, false)]
    [InlineData(1026, true)]
    public void Only_files_with_bins_above_the_band_need_it(int fileBins, bool needed) =>
        Assert.Equal(needed, new MaskExtension(ModelBins, Math.Min(ModelBins, fileBins), fileBins).IsNeeded);

    [Fact]
    public void Models_of_very_few_bins_are_extended_too()
    {
        var extension = new MaskExtension(modelBins: 1, coveredBins: 1, fileBins: 5);
        float[] fileMask = [0.5f, 0f, 0f, 0f, 0f];
        extension.Extend([1f], [0.5f], fileMask);

        Assert.Equal([0.5f, 0.5f, 0.5f, 0.5f, 0.5f], fileMask);
    }
}
