using WeakSep.Composer.Rendering.DataSets;

namespace WeakSep.Composer.Tests.Rendering.DataSets;

public class SplitSharesTests
{
    [Theory]
    [InlineData(10, 8, 1, 1)]
    [InlineData(100, 80, 10, 10)]
    [InlineData(3, 3, 0, 0)]
    public void Scores_are_divided_as_the_shares_ask(int scores, int train, int validation, int test)
    {
        var assigned = SplitShares.Default.Assign().Take(scores).ToList();
        Assert.Equal((train, validation, test), (Count("train"), Count("validation"), Count("test")));

        int Count(string split) => assigned.Count(name => name == split);
    }

    [Fact]
    public void A_split_without_share_stays_empty() =>
        Assert.All(SplitShares.Parse("test=3").Assign().Take(50), split => Assert.Equal("test", split));

    [Fact]
    public void Shares_are_scaled_and_written_back() =>
        Assert.Equal("train=0.75,validation=0.25,test=0", SplitShares.Parse(" train=3, validation=1").ToString());

    [Theory]
    [InlineData("", "no split")]
    [InlineData("train=0", "no split")]
    [InlineData("dev=1", "unknown split \"dev\"")]
    [InlineData("train", "expected a share")]
    [InlineData("train=-1", "expected a share")]
    [InlineData("train=NaN", "expected a share")]
    [InlineData("train=much", "expected a share")]
    public void Wrong_shares_are_explained(string text, string explanation) =>
        Assert.Contains(
            explanation, Assert.Throws<FormatException>(() => SplitShares.Parse(text)).Message, StringComparison.Ordinal);
}
