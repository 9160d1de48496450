using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace WeakSep.Trainer.Data;

/// <summary>
/// A file of 16-bit samples mapped into memory, so that days of music can be drawn from at random without being loaded.
/// </summary>
internal sealed unsafe class MappedSamples : IDisposable
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly short* _samples;

    /// <summary>Maps a file written by <see cref="Write"/>.</summary>
    /// <param name="path">The file; may be empty.</param>
    public MappedSamples(string path)
    {
        Length = checked((int)(new FileInfo(path).Length / sizeof(short)));

        if (Length == 0)
        {
            return;     // an empty file cannot be mapped
        }

        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _samples = (short*)start;
    }

    /// <summary>Number of samples.</summary>
    public int Length { get; }

    /// <summary>All samples, full scale 32768.</summary>
    public ReadOnlySpan<short> Span => new(_samples, Length);

    /// <summary>Writes samples (full scale 1) as 16 bits, whole or not at all.</summary>
    public static void Write(string path, ReadOnlySpan<float> samples)
    {
        var integers = new short[samples.Length];

        for (var i = 0; i < samples.Length; i++)
        {
            integers[i] = (short)Math.Clamp(MathF.Round(samples[i] * 32768), short.MinValue, short.MaxValue);
        }

        var beside = path + ".part";

        using (var stream = File.Create(beside))
        {
            stream.Write(MemoryMarshal.AsBytes(integers.AsSpan()));
        }

        File.Move(beside, path, overwrite: true);
    }

    public void Dispose()
    {
        _view?.SafeMemoryMappedViewHandle.ReleasePointer();
        _view?.Dispose();
        _file?.Dispose();
    }
}
