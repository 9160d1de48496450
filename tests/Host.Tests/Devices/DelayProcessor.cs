using WeakSep.Host.Devices;

namespace WeakSep.Host.Tests.Devices;

/// <summary>Puts every input out again, late by a number of samples: even outputs carry the first input, odd ones the second.</summary>
internal sealed class DelayProcessor(int latencySamples, params string[] outputs) : IBlockProcessor
{
    private readonly float[][] _past = [new float[latencySamples], new float[latencySamples]];
    private readonly long[] _allocated = new long[100_000];
    private readonly int[] _at = new int[2];
    private long _blocks;

    public IReadOnlyList<string> InputNames { get; } = ["in_L", "in_R"];

    public IReadOnlyList<string> OutputNames { get; } = outputs.Length > 0 ? outputs : ["bass_L", "bass_R", "other_L", "other_R"];

    public int LatencySamples => latencySamples;

    /// <summary>Every preparation: rate and block size.</summary>
    public List<(int SampleRate, int BlockFrames)> Prepared { get; } = [];

    /// <summary>Blocks so far.</summary>
    public long Blocks => Volatile.Read(ref _blocks);

    /// <summary>Samples of the last block.</summary>
    public int LastFrames { get; private set; }

    /// <summary>The highest amplitude that came in.</summary>
    public float Loudest { get; private set; }

    /// <summary>How long every block takes at least.</summary>
    public TimeSpan Stall { get; init; }

    /// <summary>What to throw in the next block.</summary>
    public Exception? Problem { get; set; }

    public void Prepare(int sampleRate, int blockFrames) => Prepared.Add((sampleRate, blockFrames));

    public void Process(in AudioBlock block)
    {
        _allocated[_blocks % _allocated.Length] = GC.GetAllocatedBytesForCurrentThread();
        LastFrames = block.Frames;

        if (Stall > TimeSpan.Zero)
        {
            Thread.Sleep(Stall);
        }

        if (Problem is not null)
        {
            throw Problem;
        }

        for (var side = 0; side < 2; side++)
        {
            var input = block.Input(side);
            Loudest = Math.Max(Loudest, Math.Abs(System.Numerics.Tensors.TensorPrimitives.MaxMagnitude(input)));
            var at = _at[side];

            for (var frame = 0; frame < input.Length; frame++)
            {
                var late = latencySamples == 0 ? input[frame] : _past[side][at];

                for (var output = side; output < OutputNames.Count; output += 2)
                {
                    block.Output(output)[frame] = late;
                }

                if (latencySamples > 0)
                {
                    _past[side][at] = input[frame];
                    at = (at + 1) % latencySamples;
                }
            }

            _at[side] = at;
        }

        Volatile.Write(ref _blocks, _blocks + 1);
    }

    /// <summary>Waits until so many more blocks are done.</summary>
    public bool WaitForBlocks(int more)
    {
        var target = Blocks + more;
        return Patience.Until(() => Blocks >= target);
    }

    /// <summary>Blocks between which the device's thread allocated, the processor's own work included.</summary>
    public int AllocatingBlocks()
    {
        var count = (int)Math.Min(Blocks, _allocated.Length);
        return Enumerable.Range(1, count - 1).Count(block => _allocated[block] != _allocated[block - 1]);
    }
}
