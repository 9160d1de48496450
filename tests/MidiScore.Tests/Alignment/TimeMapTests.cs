using WeakSep.MidiScore.Alignment;

namespace WeakSep.MidiScore.Tests.Alignment;

public class TimeMapTests
{
    private const double Exact = 1e-9;

    private static readonly TimeMap Map = new([(1, 2), (2, 4), (5, 5)]);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1.5, 3)]
    [InlineData(3.5, 4.5)]
    [InlineData(5, 5)]
    [InlineData(0, 1.25)]       // beyond the ends with the mean rate, 3 s in 4 s
    [InlineData(9, 8)]
    public void Both_directions_agree(double score, double recording)
    {
        Assert.Equal(recording, Map.ToRecording(score), Exact);
        Assert.Equal(score, Map.ToScore(recording), Exact);
    }

    [Fact]
    public void Time_that_stands_still_or_runs_back_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new TimeMap([]));
        Assert.Throws<ArgumentException>(() => new TimeMap([(0, 0), (1, 0)]));
        Assert.Throws<ArgumentException>(() => new TimeMap([(0, 0), (0, 1)]));
        Assert.Throws<ArgumentException>(() => new TimeMap([(0, double.NaN)]));
    }
}
