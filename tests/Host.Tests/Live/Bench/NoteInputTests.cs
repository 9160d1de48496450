using WeakSep.Host.Live.Bench;
using WeakSep.Tests.Shared;

namespace WeakSep.Host.Tests.Live.Bench;

public sealed class NoteInputTests
{
    private const int Rate = 8000;
    private const int Loop = 4 * Rate;

    [Fact]
    public void Notes_sound_on_both_sides_at_a_sane_level_and_never_stop()
    {
        var (left, right) = Play(block: 100, samples: 2 * Loop);

        foreach (var side in new[] { left, right })
        {
            Assert.All(side, sample => Assert.InRange(sample, -0.52f, 0.52f));
            Assert.All(side.Chunk(Rate / 4), part => Assert.Contains(part, sample => Math.Abs(sample) > 0.05f));
        }

        Assert.NotEqual(left, right);
        Assert.Equal(left[..Loop], left[Loop..]);
    }

    [Fact]
    public void Block_size_does_not_change_the_sound()
    {
        var (small, large) = (Play(7, Loop), Play(1600, Loop));

        Assert.Equal(large.Left, small.Left);
        Assert.Equal(large.Right, small.Right);
    }

    [Fact]
    public void A_block_allocates_nothing()
    {
        using var input = new NoteInput(Rate);
        var (left, right) = (new float[64], new float[64]);

        Assert.Equal(0, AllocationProbe.Bytes(() => input.Next(left, right)));
    }

    private static (float[] Left, float[] Right) Play(int block, int samples)
    {
        using var input = new NoteInput(Rate);
        var (left, right) = (new float[samples], new float[samples]);

        for (var at = 0; at < samples; at += block)
        {
            var count = Math.Min(block, samples - at);
            input.Next(left.AsSpan(at, count), right.AsSpan(at, count));
        }

        return (left, right);
    }
}
