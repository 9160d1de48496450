using FsCheck;
using FsCheck.Fluent;
using WeakSep.Audio.Metrics;

namespace WeakSep.Audio.Tests.Metrics;

public class ValuePairsTests
{
    // Worked out by hand: deviations -20, 0, 20 and -15, -10, 25, so 800 / sqrt(800 * 950).
    [Fact]
    public void Golden_values()
    {
        var pairs = ValuePairs.Of([(60, 70), (80, 75), (100, 110)]);

        Assert.Equal(3, pairs.Count);
        Assert.Equal(0.917663, pairs.Correlation, 1e-6);
        Assert.Equal(8.333333, pairs.MeanDistance, 1e-6);
    }

    [Fact]
    public void A_line_correlates_fully_and_a_constant_not_at_all()
    {
        Assert.Equal(1, ValuePairs.Of([(1, 12), (2, 14), (5, 20)]).Correlation, 1e-12);
        Assert.Equal(-1, ValuePairs.Of([(1, 3), (2, 2), (3, 1)]).Correlation, 1e-12);
        Assert.Equal(0, ValuePairs.Of([(1, 7), (2, 7), (3, 7)]).Correlation);
        Assert.Equal(0, ValuePairs.Of([(7, 1), (7, 2)]).Correlation);
    }

    [Fact]
    public void Nothing_is_zero()
    {
        Assert.Equal(0, default(ValuePairs).Correlation);
        Assert.Equal(0, default(ValuePairs).MeanDistance);
    }

    [Fact]
    public void Pooled_sums_are_those_of_all_pairs() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte, byte)[]>(),
        ArbMap.Default.ArbFor<(byte, byte)[]>(),
        (left, right) => ValuePairs.Of(Doubles(left)) + ValuePairs.Of(Doubles(right)) == ValuePairs.Of(Doubles([.. left, .. right])))
        .QuickCheckThrowOnFailure();

    private static IEnumerable<(double, double)> Doubles((byte Reference, byte Estimate)[] pairs) =>
        pairs.Select(pair => ((double)pair.Reference, (double)pair.Estimate));
}
