using WeakSep.Host.Mixing;

namespace WeakSep.Host.Tests.Mixing;

/// <summary>Stems on a slow disk: whoever reads further than a test has let through waits.</summary>
internal sealed class LateStems(IStemReader stems) : IStemReader
{
    private long _through;

    public IReadOnlyList<string> Stems => stems.Stems;

    public int SampleRate => stems.SampleRate;

    public int Channels => stems.Channels;

    public long Frames => stems.Frames;

    public long ReadyFrames => stems.ReadyFrames;

    public void LetThrough(long frames) => Volatile.Write(ref _through, frames);

    public int Read(int stem, long frame, Span<float> interleaved)
    {
        var end = frame + (interleaved.Length / Channels);
        SpinWait.SpinUntil(() => end <= Volatile.Read(ref _through));
        return stems.Read(stem, frame, interleaved);
    }

    // A reading thread that still waits reads what it wants and ends.
    public void Dispose()
    {
        LetThrough(long.MaxValue);
        stems.Dispose();
    }
}
