using WeakSep.Audio.Spectral;

namespace WeakSep.Audio.Tests;

public class ModelFactsTests
{
    private static readonly ModelFacts Trio = new()
    {
        Kind = ModelKind.Mask,
        Sources = ["bass", "guitar", "piano"],
        SampleRate = 22_050,
        Window = 2048,
        Hop = 512,
        WindowShape = WindowShape.SqrtHann,
        Bins = 1025,
        Mode = ModelMode.Block,
        ContextFrames = 190,
        LookaheadFrames = 190,
    };

    public static TheoryData<string, string?> Broken => new()
    {
        { "weaksep.format", null },
        { "weaksep.format", "2" },
        { "weaksep.kind", "spell" },
        { "weaksep.sources", "" },
        { "weaksep.sources", "bass,,piano" },
        { "weaksep.sources", "bass,bass" },
        { "weaksep.sample_rate", "0" },
        { "weaksep.sample_rate", "22050.5" },
        { "weaksep.window", "2047" },
        { "weaksep.window", "99999999999" },
        { "weaksep.hop", "4096" },
        { "weaksep.window_shape", "Hann" },
        { "weaksep.bins", "1026" },
        { "weaksep.mode", null },
        { "weaksep.context", "-1" },
        { "weaksep.lookahead", "many\nlines" },
        { "weaksep.magnitude", "power" },
    };

    [Fact]
    public void Facts_survive_the_way_through_metadata()
    {
        var metadata = Trio.ToMetadata();
        Assert.Equal("bass,guitar,piano", metadata["weaksep.sources"]);
        Assert.Equal("sqrt-hann", metadata["weaksep.window_shape"]);
        Assert.Equal("window-sum", metadata["weaksep.magnitude"]);
        Assert.Equal("190", metadata["weaksep.lookahead"]);
        Assert.Equal(12, metadata.Count);
        Assert.Equal(Trio, ModelFacts.FromMetadata(metadata, "trio.onnx"));
        Assert.Equal(new StftGrid(22_050, 2048, 512), Trio.Grid);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_fact_is_named_with_its_file(string key, string? value)
    {
        var metadata = new Dictionary<string, string>(Trio.ToMetadata());
        metadata.Remove(key);

        if (value is not null)
        {
            metadata[key] = value;
        }

        var error = Assert.Throws<ModelFactsException>(() => ModelFacts.FromMetadata(metadata, "trio.onnx"));
        Assert.Contains("trio.onnx", error.Message, StringComparison.Ordinal);
        Assert.Contains(key, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
