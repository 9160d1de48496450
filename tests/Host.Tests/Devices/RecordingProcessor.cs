using WeakSep.Host.Devices;

namespace WeakSep.Host.Tests.Devices;

/// <summary>Keeps what comes in.</summary>
internal sealed class RecordingProcessor(int latencySamples, int mostFrames) : IBlockProcessor
{
    private readonly float[][] _samples = [new float[mostFrames], new float[mostFrames]];
    private int _frames;
    private int _blocks;

    public IReadOnlyList<string> InputNames { get; } = ["in_L", "in_R"];

    public IReadOnlyList<string> OutputNames { get; } = [];

    public int LatencySamples => latencySamples;

    public (int SampleRate, int BlockFrames) Prepared { get; private set; }

    public int Blocks => Volatile.Read(ref _blocks);

    /// <summary>What came in on a side so far.</summary>
    public float[] Samples(int side) => _samples[side][..Volatile.Read(ref _frames)];

    public void Prepare(int sampleRate, int blockFrames) => Prepared = (sampleRate, blockFrames);

    public void Process(in AudioBlock block)
    {
        var count = Math.Min(block.Frames, mostFrames - _frames);

        for (var side = 0; side < 2; side++)
        {
            block.Input(side)[..count].CopyTo(_samples[side].AsSpan(_frames));
        }

        Volatile.Write(ref _frames, _frames + count);
        Volatile.Write(ref _blocks, _blocks + 1);
    }
}
