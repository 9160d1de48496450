using WeakSep.Audio;
using WeakSep.Host.Devices;

namespace WeakSep.Host.Live.Bench;

/// <summary>Passes a device's calls on to a processor, except while somebody needs it at rest.</summary>
/// <remarks>The audio thread never waits: it says which request it has seen, and the thread that asks waits for that.</remarks>
internal sealed class RestingProcessor : IBlockProcessor
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);      // for a block, on a machine that stalls

    private readonly IBlockProcessor _processor;
    private int _request;       // odd: rest, even: play
    private int _seen;

    /// <summary>Wraps a processor, which plays at first.</summary>
    internal RestingProcessor(IBlockProcessor processor) => _processor = processor;

    /// <inheritdoc/>
    public IReadOnlyList<string> InputNames => _processor.InputNames;

    /// <inheritdoc/>
    public IReadOnlyList<string> OutputNames => _processor.OutputNames;

    /// <inheritdoc/>
    public int LatencySamples => _processor.LatencySamples;

    /// <inheritdoc/>
    public void Prepare(int sampleRate, int blockFrames) => _processor.Prepare(sampleRate, blockFrames);

    /// <inheritdoc/>
    [AudioThread]
    public void Process(in AudioBlock block)
    {
        var request = Volatile.Read(ref _request);
        Volatile.Write(ref _seen, request);

        if (int.IsEvenInteger(request))
        {
            _processor.Process(block);
        }
    }

    /// <summary>Does something between two blocks, while the processor rests; the device's time goes on.</summary>
    /// <param name="action">What to do; blocks are left out as long as it takes.</param>
    /// <returns>Whether the processor came to rest; false when the device does not play.</returns>
    internal bool WhileAtRest(Action action)
    {
        Volatile.Write(ref _request, _request + 1);

        if (!SpinWait.SpinUntil(() => Volatile.Read(ref _seen) == Volatile.Read(ref _request), Limit))
        {
            return false;
        }

        action();
        Volatile.Write(ref _request, _request + 1);

        return true;
    }
}
