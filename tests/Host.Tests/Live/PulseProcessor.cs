using WeakSep.Host.Devices;

namespace WeakSep.Host.Tests.Live;

/// <summary>Sends single samples of 1 at equal distances, nothing between them.</summary>
internal sealed class PulseProcessor : IBlockProcessor
{
    /// <summary>No multiple of a block, and longer than any latency.</summary>
    public const int DistanceSamples = 5001;

    private int _sample;

    public IReadOnlyList<string> InputNames { get; } = [];

    public IReadOnlyList<string> OutputNames { get; } = ["out"];

    public int LatencySamples => 0;

    public void Prepare(int sampleRate, int blockFrames)
    {
    }

    public void Process(in AudioBlock block)
    {
        foreach (ref var sample in block.Output(0))
        {
            sample = _sample == 0 ? 1 : 0;
            _sample = (_sample + 1) % DistanceSamples;
        }
    }
}
