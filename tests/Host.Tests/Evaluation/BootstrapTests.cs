using WeakSep.Host.Evaluation;

namespace WeakSep.Host.Tests.Evaluation;

public sealed class BootstrapTests
{
    [Fact]
    public void The_interval_of_a_share_is_that_of_its_binomial_distribution()
    {
        // 40 of 100 tracks: the share of a draw has a standard deviation of sqrt(0.4 * 0.6 / 100) = 0.049.
        double[] tracks = [.. Enumerable.Range(0, 100).Select(index => index < 40 ? 1.0 : 0.0)];
        var interval = Bootstrap.Interval(tracks, drawn => drawn.Average());

        Assert.Equal(0.4 - (1.96 * 0.049), interval[0], 0.012);
        Assert.Equal(0.4 + (1.96 * 0.049), interval[1], 0.012);
        Assert.Equal(interval, Bootstrap.Interval(tracks, drawn => drawn.Average()));
    }

    [Fact]
    public void Equal_tracks_leave_no_doubt() =>
        Assert.Equal([3.25, 3.25], Bootstrap.Interval([3.25, 3.25, 3.25], drawn => drawn.Average()));

    [Fact]
    public void Draws_without_the_statistic_do_not_count()
    {
        Assert.Equal([2.0, 2.0], Bootstrap.Interval([2.0, double.NaN], drawn => drawn.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average()));
        Assert.Empty(Bootstrap.Interval([double.NaN], drawn => drawn.Average()));
    }
}
