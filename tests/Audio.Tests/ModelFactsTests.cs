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
        { "weaksep.synthesis_window", "4096" },
        { "weaksep.synthesis_window", "255" },
        { "weaksep.interleave", "0" },
        { "weaksep.interleave", "1000" },
        { "weaksep.thresholds", "0.5" },
        { "weaksep.thresholds", "0.5,1,0.5" },
        { "weaksep.thresholds", "0.5,NaN,0.5" },
        { "weaksep.thresholds", "" },
    };

    [Fact]
    public void Facts_survive_the_way_through_metadata()
    {
        var metadata = Trio.ToMetadata();
        Assert.Equal("bass,guitar,piano", metadata["weaksep.sources"]);
        Assert.Equal("sqrt-hann", metadata["weaksep.window_shape"]);
        Assert.Equal("window-sum", metadata["weaksep.magnitude"]);
        Assert.Equal("190", metadata["weaksep.lookahead"]);
        Assert.Equal(14, metadata.Count);
        Assert.Equal(Trio, ModelFacts.FromMetadata(metadata, "trio.onnx"));
        Assert.Equal(new StftGrid(22_050, 2048, 512), Trio.Grid);
    }

    [Fact]
    public void A_live_model_says_its_short_window_and_its_streams()
    {
        var live = Trio with { Hop = 128, SynthesisWindow = 256, Interleave = 6, Mode = ModelMode.Streaming };

        Assert.Equal(live, ModelFacts.FromMetadata(live.ToMetadata(), "live.onnx"));
        Assert.NotEqual(live, live with { Interleave = 3 });
        Assert.NotEqual(live, live with { SynthesisWindow = 512 });
        Assert.Equal(StftEdges.Causal, live.Edges);
        Assert.Equal(StftEdges.Reflect, Trio.Edges);
        Assert.Equal(512, live.WindowsOn(new StftGrid(44_100, 4096, 256)).SynthesisSize);
        Assert.Equal(2048, live.WindowsOn(new StftGrid(44_100, 4096, 256), lengthening: 4).SynthesisSize);
    }

    [Fact]
    public void A_transcriptor_says_from_where_on_pitches_sound()
    {
        var transcriptor = Trio with { Kind = ModelKind.Transcriptor, Thresholds = [0.35f, 0.25f, 0.3f] };

        Assert.Equal("0.35,0.25,0.3", transcriptor.ToMetadata()["weaksep.thresholds"]);
        Assert.Equal(transcriptor, ModelFacts.FromMetadata(transcriptor.ToMetadata(), "transcriptor.onnx"));
        Assert.NotEqual(transcriptor, transcriptor with { Thresholds = null });
        Assert.Equal([0.5f, 0.5f, 0.5f], Trio.SoundingFrom);
    }

    [Fact]
    public void Models_made_before_there_were_short_windows_still_load()
    {
        var metadata = new Dictionary<string, string>(Trio.ToMetadata());
        metadata.Remove("weaksep.synthesis_window");
        metadata.Remove("weaksep.interleave");

        Assert.Equal(Trio, ModelFacts.FromMetadata(metadata, "old.onnx"));
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
