using WeakSep.Audio.Metrics;

namespace WeakSep.Audio.Tests.Metrics;

public class TempoAccuracyTests
{
    [Theory]
    [InlineData(100, 100, true, true)]
    [InlineData(100, 104, true, true)]      // 4 % is right
    [InlineData(100, 104.1, false, false)]
    [InlineData(100, 96, true, true)]
    [InlineData(100, 95.9, false, false)]
    [InlineData(100, 200, false, true)]
    [InlineData(100, 208, false, true)]     // 4 % of the double
    [InlineData(100, 209, false, false)]
    [InlineData(60, 180, false, true)]
    [InlineData(120, 60, false, true)]
    [InlineData(180, 60, false, true)]
    [InlineData(100, 150, false, false)]    // three to two is no metrical level of the two
    [InlineData(240, 60, false, false)]
    public void Accuracy_1_and_2(double reference, double estimate, bool one, bool two)
    {
        Assert.Equal(one, TempoAccuracy.One(reference, estimate));
        Assert.Equal(two, TempoAccuracy.Two(reference, estimate));
    }
}
