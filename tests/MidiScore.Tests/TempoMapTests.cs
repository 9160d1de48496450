namespace WeakSep.MidiScore.Tests;

public class TempoMapTests
{
    private const double Exact = 1e-9;      // seconds or quarters; a few roundings of a double

    private static readonly TempoMap Map = TempoMap.FromQuarters([(0, 60), (4, 120), (8, 30)], [(0, 4, 4), (8, 3, 8)]);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2.5, 2.5)]
    [InlineData(4, 4)]
    [InlineData(6, 5)]
    [InlineData(8, 6)]
    [InlineData(9, 8)]
    [InlineData(-1, -1)]
    public void Quarters_and_seconds_convert_both_ways(double quarters, double seconds)
    {
        Assert.Equal(seconds, Map.QuartersToSeconds(quarters), Exact);
        Assert.Equal(quarters, Map.SecondsToQuarters(seconds), Exact);
        Assert.Equal(seconds, Map.TicksToSeconds((long)(quarters * 480), 480), Exact);
        Assert.Equal((long)(quarters * 480), Map.SecondsToTicks(seconds, 480));
    }

    [Fact]
    public void Changes_and_time_signatures_are_told_in_seconds()
    {
        Assert.Equal([new TempoChange(0, 60), new(4, 120), new(6, 30)], Map.Changes);
        Assert.Equal([new TimeSignature(0, 4, 4), new(6, 3, 8)], Map.TimeSignatures);
        Assert.Equal((60, 120, 30), (Map.BpmAt(3.9), Map.BpmAt(4), Map.BpmAt(100)));
    }

    [Fact]
    public void Maps_in_seconds_and_in_quarters_agree()
    {
        var bySeconds = new TempoMap([new(0, 60), new(4, 120), new(6, 30)]);

        Assert.Equal(Map.QuartersToSeconds(8.75), bySeconds.QuartersToSeconds(8.75), Exact);
        Assert.Equal(Map.SecondsToQuarters(7.3), bySeconds.SecondsToQuarters(7.3), Exact);
    }

    [Fact]
    public void Without_a_tempo_120_holds_and_the_last_of_two_at_once_wins()
    {
        Assert.Equal([new TempoChange(0, 120)], new TempoMap([]).Changes);
        Assert.Equal([new TempoChange(0, 120), new(2, 90)], new TempoMap([new(2, 60), new(2, 90)]).Changes);
        Assert.Equal([new TempoChange(0, 90)], TempoMap.Constant(90).Changes);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(-1, 120)]
    [InlineData(double.PositiveInfinity, 120)]
    public void Impossible_tempi_are_refused(double time, double bpm) =>
        Assert.Throws<ArgumentException>(() => new TempoMap([new(time, bpm)]));

    [Fact]
    public void Changes_out_of_order_are_refused() =>
        Assert.Throws<ArgumentException>(() => new TempoMap([new(1, 120), new(0, 120)]));
}
