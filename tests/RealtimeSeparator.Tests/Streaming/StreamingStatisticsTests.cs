using System.Diagnostics;
using WeakSep.Audio;
using WeakSep.Audio.Spectral;

namespace WeakSep.RealtimeSeparator.Tests.Streaming;

public sealed class StreamingStatisticsTests : IDisposable
{
    private const int Hop = 32;

    private readonly GatedModel _model = new(new ModelFacts
    {
        Kind = ModelKind.Mask,
        Sources = ["bass", "guitar"],
        SampleRate = 22_050,
        Window = 512,
        Hop = Hop,
        WindowShape = WindowShape.SqrtHann,
        Bins = 200,
        Mode = ModelMode.Streaming,
        ContextFrames = 4,
        LookaheadFrames = 0,
        SynthesisWindow = 64,
    });

    private readonly StreamingSeparator _separator;

    public StreamingStatisticsTests() => _separator = new StreamingSeparator(_model, new AudioFormat(22_050, 1), Hop);

    public void Dispose()
    {
        _model.Gate.Set();
        _separator.Dispose();
        _model.Dispose();
    }

    [Fact]
    public void A_response_lasts_from_the_start_of_the_block_until_the_masks_are_there()
    {
        _model.Gate.Reset();
        _separator.Process(Hop);
        var time = Stopwatch.StartNew();
        Assert.Equal(0, _separator.ResponseDurations.Count);
        SpinWait.SpinUntil(() => time.ElapsedMilliseconds >= 20);
        var waited = time.Elapsed.TotalSeconds;
        _model.Gate.Set();

        Assert.True(IsDone());
        Assert.Equal(1, _separator.ResponseDurations.Count);
        Assert.True(_separator.ResponseDurations.LongestSeconds >= waited);
        Assert.True(_separator.ResponseDurations.LongestSeconds >= _separator.ModelDurations.LongestSeconds);
    }

    [Fact]
    public void Between_blocks_all_statistics_can_be_cleared()
    {
        for (var block = 0; block < 10; block++)
        {
            _separator.Process(Hop);
        }

        Assert.True(IsDone());
        Assert.Equal((10, 10, 10), Counts());

        _separator.ClearStatistics();
        Assert.Equal((0, 0, 0), Counts());
        Assert.Equal(0, _separator.LateFrames);

        _separator.Process(Hop);
        Assert.True(IsDone());
        Assert.Equal((1, 1, 1), Counts());
    }

    private bool IsDone() => SpinWait.SpinUntil(() => _separator.FramesUnderWay == 0, TimeSpan.FromSeconds(10));

    private (long Blocks, long Model, long Responses) Counts() =>
        (_separator.BlockDurations.Count, _separator.ModelDurations.Count, _separator.ResponseDurations.Count);
}
