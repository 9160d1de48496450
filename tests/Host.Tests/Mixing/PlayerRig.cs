using WeakSep.Host.Mixing;
using WeakSep.Host.Tests.Devices;

namespace WeakSep.Host.Tests.Mixing;

/// <summary>Drives a player block by block, each as soon as reading is ahead, as a device would on a fast machine.</summary>
internal sealed class PlayerRig : IDisposable
{
    public const int Block = 64;
    public const int Rate = 48_000;

    /// <summary>Frames after which every fade is over: 5 ms, and what rounding adds.</summary>
    public const int Fade = 256;

    public PlayerRig(IStemReader reader) => Player = new StemPlayer(reader, Rate, Block);

    public StemPlayer Player { get; }

    /// <summary>Plays blocks until the audio thread has what was asked for, and gives them.</summary>
    public float[] Settle()
    {
        var played = new List<float>();

        while (!Player.IsSettled)
        {
            played.AddRange(Play(1));
        }

        return [.. played];
    }

    /// <summary>Left of the first stem.</summary>
    public float[] Play(int blocks, bool waits = true)
    {
        var played = new float[blocks * Block];

        for (var block = 0; block < blocks; block++)
        {
            Assert.True(!waits || Patience.Until(() => Player.IsAhead));
            Player.Process(Block);
            Player.Side(0, 0).CopyTo(played.AsSpan(block * Block));
        }

        return played;
    }

    /// <summary>The largest step from a sample to the next.</summary>
    public static float LargestStep(IReadOnlyList<float> samples) =>
        samples.Zip(samples.Skip(1)).Max(pair => Math.Abs(pair.Second - pair.First));

    public void Dispose() => Player.Dispose();
}
