using WeakSep.Host.Devices;

namespace WeakSep.Host.Tests.Devices;

/// <summary>Compares a ramp that comes directly with the same ramp that comes late: the difference is the delay in samples.</summary>
internal sealed class LagMeter : IBlockProcessor
{
    private long _samples;

    public IReadOnlyList<string> InputNames { get; } = ["direct", "late"];

    public IReadOnlyList<string> OutputNames { get; } = [];

    public int LatencySamples => 0;

    /// <summary>The delay of the last samples.</summary>
    public int Lag { get; private set; } = -1;

    /// <summary>Samples in a row with this delay.</summary>
    public long Samples => Volatile.Read(ref _samples);

    public void Prepare(int sampleRate, int blockFrames)
    {
    }

    public void Process(in AudioBlock block)
    {
        var direct = block.Input(0);
        var late = block.Input(1);

        for (var frame = 0; frame < block.Frames; frame++)
        {
            // Before the late ramp has arrived there is nothing to compare.
            if (late[frame] > 0)
            {
                var lag = (int)(direct[frame] - late[frame]);
                Volatile.Write(ref _samples, lag == Lag ? _samples + 1 : 1);
                Lag = lag;
            }
        }
    }
}
