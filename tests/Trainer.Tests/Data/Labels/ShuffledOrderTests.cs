using WeakSep.Trainer.Data.Labels;

namespace WeakSep.Trainer.Tests.Data.Labels;

public class ShuffledOrderTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 7)]
    [InlineData(3, 100)]
    public void Every_round_brings_every_clip_once(int seed, int count)
    {
        var order = new ShuffledOrder(seed, count);

        foreach (var round in new[] { -2L, -1, 0, 1, 5 })
        {
            var clips = Enumerable.Range(0, count).Select(place => order[round * count + place]);

            Assert.Equal(Enumerable.Range(0, count).Select(clip => (long)clip), clips.Order());
        }
    }

    [Fact]
    public void Rounds_and_seeds_differ_and_a_position_never_changes()
    {
        var order = new ShuffledOrder(1, 50);
        var first = Enumerable.Range(0, 50).Select(place => order[place]).ToList();

        Assert.NotEqual(first, Enumerable.Range(50, 50).Select(place => order[place]));
        Assert.NotEqual(first, Enumerable.Range(0, 50).Select(place => new ShuffledOrder(2, 50)[place]));
        Assert.Equal(first, Enumerable.Range(0, 50).Reverse().Select(place => new ShuffledOrder(1, 50)[place]).Reverse());
    }

    [Fact]
    public void Of_more_clips_than_can_be_shuffled_each_is_drawn()
    {
        var order = new ShuffledOrder(1, long.MaxValue);
        var clips = Enumerable.Range(-100, 200).Select(place => order[place]).ToList();

        Assert.Equal(200, clips.Distinct().Count());
        Assert.All(clips, clip => Assert.InRange(clip, 0, long.MaxValue - 1));
    }
}
