namespace WeakSep.Audio.Tests;

public class InterleavingTests
{
    private static readonly float[] Block = [1f, 2f, 3f, 4f, 5f, 6f];

    [Fact]
    public void Split_and_join_are_inverse()
    {
        var joined = new float[6];

        for (var channel = 0; channel < 3; channel++)
        {
            var mono = new float[2];
            Interleaving.Split(Block, 3, channel, mono);
            Assert.Equal([channel + 1f, channel + 4f], mono);
            Interleaving.Join(mono, 3, channel, joined);
        }

        Assert.Equal(Block, joined);
    }

    [Fact]
    public void Mean_of_channels()
    {
        var mono = new float[2];
        Interleaving.Mean(Block, 3, mono);
        Assert.Equal([2f, 5f], mono);
        var one = new float[6];
        Interleaving.Mean(Block, 1, one);
        Assert.Equal(Block, one);
    }

    [Theory]
    [InlineData(999, 1, false)]
    [InlineData(768_001, 1, false)]
    [InlineData(44_100, 0, false)]
    [InlineData(44_100, 65, false)]
    [InlineData(1_000, 64, true)]
    [InlineData(768_000, 1, true)]
    public void Formats_have_a_range(int rate, int channels, bool supported)
    {
        var format = new AudioFormat(rate, channels);
        Assert.Equal(supported, format.IsSupported);

        if (!supported)
        {
            Assert.Throws<ArgumentOutOfRangeException>(format.ThrowIfUnsupported);
        }
    }

    [Fact]
    public void A_missing_library_names_its_package()
    {
        var error = Assert.Throws<MissingLibraryException>(
            () => Interop.NativeLibraries.Load("sound", "libsound1", ["libnowhere.so.99"]));
        Assert.Contains("libsound1", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
