using WeakSep.Audio.Files;

namespace WeakSep.Host.Web;

/// <summary>
/// The song itself as a stem. It is decoded once, in the background, from the first time that somebody asks: compressed files are slow to
/// read out of order, and peaks need every sample. What is not decoded yet is read from the file.
/// </summary>
internal sealed class MixTrack : IStemTrack, IDisposable
{
    private const int BlockFrames = 1 << 14;

    private static readonly SemaphoreSlim OneAtATime = new(1);     // two cores have other things to do

    private readonly SongFolder _folder;
    private readonly Song _song;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lazy<Task> _decoding;
    private PeakPyramid _peaks;
    private long _readyFrames;

    /// <summary>Creates the track; nothing happens yet.</summary>
    internal MixTrack(Song song, SongFolder folder)
    {
        _song = song;
        _folder = folder;
        _peaks = new PeakPyramid(song.SampleRate, song.Channels, frames: 0);
        _decoding = new Lazy<Task>(Begin);
    }

    /// <inheritdoc/>
    public long ReadyFrames => Volatile.Read(ref _readyFrames);

    /// <inheritdoc/>
    public PeakPyramid Peaks
    {
        get
        {
            _ = _decoding.Value;
            return Volatile.Read(ref _peaks);
        }
    }

    /// <inheritdoc/>
    public StemSamples Open()
    {
        _ = _decoding.Value;
        return new StemSamples(
            _song.Channels,
            File.Exists(_folder.MixSamples) ? SampleFile.Open(_folder.MixSamples, _song.Channels) : null,
            () => ReadyFrames,
            _folder.Audio);
    }

    /// <summary>Ends decoding.</summary>
    public void Dispose()
    {
        _stop.Cancel();

        if (_decoding.IsValueCreated)
        {
            _decoding.Value.Wait(CancellationToken.None);
        }

        _stop.Dispose();
    }

    private Task Begin()
    {
        if (PeakPyramid.Read(_folder.MixPeaks, _song.SampleRate, _song.Channels, _song.Frames) is { } peaks
            && new FileInfo(_folder.MixSamples) is { Exists: true } samples)
        {
            _peaks = peaks;
            _readyFrames = samples.Length / (_song.Channels * sizeof(float));
            return Task.CompletedTask;
        }

        _peaks = new PeakPyramid(_song.SampleRate, _song.Channels, _song.Frames);
        return Task.Run(Decode, CancellationToken.None);
    }

    private async Task Decode()
    {
        try
        {
            await OneAtATime.WaitAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        try
        {
            Decode(_stop.Token);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            // What can be read is drawn; the render of a damaged file says what is wrong with it.
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private void Decode(CancellationToken stop)
    {
        using var reader = new FoldedReader(_folder.Audio);
        using var samples = SampleFile.Create(_folder.MixSamples, _song.Channels);
        var block = new float[BlockFrames * _song.Channels];

        for (var frames = reader.Read(block); frames > 0; frames = reader.Read(block))
        {
            stop.ThrowIfCancellationRequested();
            var part = block.AsSpan(0, frames * _song.Channels);
            samples.Append(part);
            _peaks.Add(part);
            Volatile.Write(ref _readyFrames, _readyFrames + frames);
        }

        _peaks.Complete();
        AtomicFile.WriteAllBytes(_folder.MixPeaks, _peaks.Bytes);
    }
}
