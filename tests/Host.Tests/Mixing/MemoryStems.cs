using WeakSep.Host.Mixing;

namespace WeakSep.Host.Tests.Mixing;

/// <summary>Stems in memory; a test says how many frames of them exist so far.</summary>
internal sealed class MemoryStems(int sampleRate, params (string Name, float[] Left, float[] Right)[] stems) : IStemReader
{
    private const double RampStep = 1.0 / (1 << 20);        // frames up to here are told apart exactly

    private long _ready = stems[0].Left.Length;

    public IReadOnlyList<string> Stems { get; } = [.. stems.Select(stem => stem.Name)];

    public int SampleRate => sampleRate;

    public int Channels => 2;

    public long Frames => stems[0].Left.Length;

    public long ReadyFrames
    {
        get => Volatile.Read(ref _ready);
        set => Volatile.Write(ref _ready, value);
    }

    public bool IsDisposed { get; private set; }

    /// <summary>One stem whose samples tell their frame; see <see cref="FrameOf"/>.</summary>
    public static MemoryStems Ramp(int frames, int sampleRate = 48_000)
    {
        var ramp = Enumerable.Range(0, frames).Select(frame => (float)((frame + 1) * RampStep)).ToArray();
        return new MemoryStems(sampleRate, ("bass", ramp, ramp));
    }

    /// <summary>One stem of a constant.</summary>
    public static MemoryStems Constant(int frames, float value = 1f)
    {
        var samples = Enumerable.Repeat(value, frames).ToArray();
        return new MemoryStems(48_000, ("bass", samples, samples));
    }

    /// <summary>The frame that a sample of <see cref="Ramp"/> was; -1 for silence.</summary>
    public static int FrameOf(float sample) => (int)Math.Round(sample / RampStep) - 1;

    public int Read(int stem, long frame, Span<float> interleaved)
    {
        var count = (int)Math.Clamp(ReadyFrames - frame, 0, interleaved.Length / 2);

        for (var index = 0; index < count; index++)
        {
            interleaved[2 * index] = stems[stem].Left[frame + index];
            interleaved[(2 * index) + 1] = stems[stem].Right[frame + index];
        }

        return count;
    }

    public void Dispose() => IsDisposed = true;
}
