using WeakSep.Audio.Buffers;
using WeakSep.Tests.Shared;

namespace WeakSep.Audio.Tests.Buffers;

public class RingBufferTests
{
    [Fact]
    public void What_goes_in_comes_out_in_order()
    {
        var ring = new RingBuffer<int>(10);
        Assert.Equal(16, ring.Capacity);
        var (next, expected) = (0, 0);
        var random = new Random(1);
        var buffer = new int[20];

        for (var round = 0; round < 2000; round++)
        {
            var offered = Enumerable.Range(next, random.Next(20)).ToArray();
            next += ring.Write(offered);
            var read = ring.Read(buffer.AsSpan(0, random.Next(20)));

            for (var i = 0; i < read; i++)
            {
                Assert.Equal(expected++, buffer[i]);
            }

            Assert.Equal(next - expected, ring.Count);
            Assert.Equal(16 - ring.Count, ring.Room);
        }
    }

    [Fact]
    public void Full_and_empty_never_wait()
    {
        var ring = new RingBuffer<float>(4);
        Assert.Equal(4, ring.Write(new float[6]));
        Assert.Equal(0, ring.Write(new float[1]));
        Assert.False(ring.TryWrite(new float[1]));
        Assert.False(ring.TryRead(new float[5]));
        Assert.Equal(4, ring.Count);
        Assert.Equal(3, ring.Skip(3));
        Assert.True(ring.TryRead(new float[1]));
        Assert.Equal(0, ring.Skip(1));
        Assert.Equal(0, ring.Read(new float[1]));
        Assert.True(ring.TryWrite(new float[4]));
        ring.Clear();
        Assert.Equal(0, ring.Count);
    }

    [Fact]
    public async Task Two_threads_pass_everything_on()
    {
        const int Total = 400_000;
        var ring = new RingBuffer<int>(64);

        var writer = Task.Run(
            () =>
            {
                var next = 0;
                var block = new int[17];

                while (next < Total)
                {
                    var count = Math.Min(block.Length, Total - next);

                    for (var i = 0; i < count; i++)
                    {
                        block[i] = next + i;
                    }

                    next += ring.Write(block.AsSpan(0, count));
                }
            },
            TestContext.Current.CancellationToken);

        var reader = Task.Run(
            () =>
            {
                var expected = 0;
                var block = new int[13];

                while (expected < Total)
                {
                    var count = ring.Read(block);

                    for (var i = 0; i < count; i++)
                    {
                        if (block[i] != expected++)
                        {
                            return false;
                        }
                    }
                }

                return true;
            },
            TestContext.Current.CancellationToken);

        await writer;
        Assert.True(await reader);
    }

    [Fact]
    public void Impossible_capacities_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RingBuffer<float>(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RingBuffer<float>(int.MaxValue));
    }

    [Fact]
    public void Delay_is_exact_for_any_block_size()
    {
        var signal = Signals.Noise(4_000);

        foreach (var block in (int[])[1, 7, 113, 1000])
        {
            var line = new DelayLine(50);
            line.Prepare(new AudioFormat(44_100, 2), 1000);
            var output = (float[])signal.Clone();

            for (var at = 0; at < output.Length; at += 2 * block)
            {
                line.Process(output.AsSpan(at, Math.Min(2 * block, output.Length - at)));
            }

            WaveAssert.Same(new float[100], output.AsSpan(0, 100));
            WaveAssert.Same(signal.AsSpan(0, 3_900), output.AsSpan(100));
        }
    }

    [Fact]
    public void No_delay_changes_nothing()
    {
        var line = new DelayLine(0);
        line.Prepare(new AudioFormat(44_100, 1), 10);
        float[] block = [1f, 2f];
        line.Process(block);
        Assert.Equal([1f, 2f], block);
    }
}
