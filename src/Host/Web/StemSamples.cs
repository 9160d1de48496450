namespace WeakSep.Host.Web;

/// <summary>The samples of one stem, for one caller at a time: from the disk, or from the song's own file where they are not there yet.</summary>
/// <param name="channels">Samples per frame.</param>
/// <param name="samples">The samples on the disk, perhaps still growing; null where there are none yet.</param>
/// <param name="readyFrames">How many of them there are.</param>
/// <param name="fallback">An audio file with the same samples; null where there is none.</param>
internal sealed class StemSamples(int channels, SampleFile? samples, Func<long> readyFrames, string? fallback = null) : IDisposable
{
    private FoldedReader? _reader;

    /// <summary>Frames that can be read now.</summary>
    internal long ReadyFrames => fallback is null ? readyFrames() : long.MaxValue;

    /// <summary>Reads samples; fewer than asked for only at the end of what is ready.</summary>
    /// <param name="frame">The first frame.</param>
    /// <param name="interleaved">Receives samples, [frames, channels].</param>
    /// <returns>Frames read.</returns>
    internal int Read(long frame, Span<float> interleaved)
    {
        var frames = interleaved.Length / channels;
        var onDisk = samples is null ? 0 : (int)Math.Clamp(readyFrames() - frame, 0, frames);

        if (onDisk == frames || fallback is null)
        {
            return samples?.Read(frame, interleaved[..(onDisk * channels)]) ?? 0;
        }

        _reader ??= new FoldedReader(fallback);
        return frame > _reader.Reader.Frames ? 0 : _reader.Read(frame, interleaved);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        samples?.Dispose();
        _reader?.Dispose();
    }
}
