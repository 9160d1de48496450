using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace WeakSep.Host.Web;

/// <summary>Samples on disk that can be read while they are written: little-endian floats, [frames, channels], nothing else.</summary>
/// <remarks>Any number of threads may read; one may append.</remarks>
internal sealed class SampleFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly int _channels;
    private long _frames;

    private SampleFile(SafeFileHandle handle, int channels)
    {
        _handle = handle;
        _channels = channels;
    }

    private int FrameBytes => _channels * sizeof(float);

    /// <summary>Begins a file; one of the name is replaced.</summary>
    /// <param name="path">The file.</param>
    /// <param name="channels">Samples per frame.</param>
    internal static SampleFile Create(string path, int channels) =>
        new(File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete), channels);

    /// <summary>Opens a file to read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="channels">Samples per frame.</param>
    internal static SampleFile Open(string path, int channels) =>
        new(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), channels);

    /// <summary>Adds samples.</summary>
    /// <param name="interleaved">[frames, channels].</param>
    internal void Append(ReadOnlySpan<float> interleaved)
    {
        RandomAccess.Write(_handle, MemoryMarshal.AsBytes(interleaved), _frames * FrameBytes);
        _frames += interleaved.Length / _channels;
    }

    /// <summary>Reads samples.</summary>
    /// <param name="frame">The first frame.</param>
    /// <param name="interleaved">Receives samples, [frames, channels].</param>
    /// <returns>Whole frames read; fewer than asked for at the end of the file.</returns>
    internal int Read(long frame, Span<float> interleaved)
    {
        var bytes = MemoryMarshal.AsBytes(interleaved);
        var done = 0;

        for (var read = 1; read > 0 && done < bytes.Length; done += read)
        {
            read = RandomAccess.Read(_handle, bytes[done..], (frame * FrameBytes) + done);
        }

        return done / FrameBytes;
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
