using WeakSep.Host.Devices;

namespace WeakSep.Host.Tests.Devices;

/// <summary>Sends samples that count up from 1, so that each of them tells when it was sent.</summary>
internal sealed class RampProcessor : IBlockProcessor
{
    private int _next = 1;      // floats count exactly to 2^24, six minutes

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
            sample = _next++;
        }
    }
}
