using WeakSep.Host.Mixing;

namespace WeakSep.Host.Web;

/// <summary>The stems of a render for the sound engine; they may still grow.</summary>
internal sealed class StoredStems : IStemReader
{
    private readonly RenderJob _job;
    private readonly SampleFile?[] _files;

    /// <summary>Opens the stems of a render.</summary>
    internal StoredStems(RenderJob job)
    {
        _job = job;
        _files = new SampleFile?[job.Stems.Count];
        Stems = [.. job.Stems.Select(stem => stem.Id)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Stems { get; }

    /// <inheritdoc/>
    public int SampleRate => _job.Song.SampleRate;

    /// <inheritdoc/>
    public int Channels => _job.Song.Channels;

    /// <inheritdoc/>
    public long Frames => _job.Describe().Frames;

    /// <inheritdoc/>
    public long ReadyFrames => _job.ReadyFrames;

    /// <inheritdoc/>
    public int Read(int stem, long frame, Span<float> interleaved)
    {
        var frames = (int)Math.Clamp(ReadyFrames - frame, 0, interleaved.Length / Channels);

        if (frames == 0)
        {
            return 0;
        }

        // Opened late: a render that waits in the queue has no files yet.
        _files[stem] ??= SampleFile.Open(_job.SamplesOf(stem), Channels);
        return _files[stem]!.Read(frame, interleaved[..(frames * Channels)]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files)
        {
            file?.Dispose();
        }
    }
}
