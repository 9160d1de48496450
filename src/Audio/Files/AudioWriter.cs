using WeakSep.Audio.Dsp;
using WeakSep.Audio.Interop;

namespace WeakSep.Audio.Files;

/// <summary>
/// Writes samples to a WAV, FLAC or Ogg Vorbis file that appears under its name on <see cref="Commit"/>, whole, or not
/// at all. WAV files beyond 4 GiB become RF64. Integer samples are rounded to the nearest step without dither, so that
/// what was read from such a file is written back bit by bit; values beyond full scale are clipped and counted.
/// </summary>
/// <remarks>One thread at a time. Memory does not depend on the file's length.</remarks>
public sealed unsafe class AudioWriter : IDisposable
{
    private const int BlockSamples = 8192;      // keeps the stack of libsndfile's Vorbis encoder small
    private const double VorbisQuality = 0.6;   // about 192 kbit/s in stereo, where listeners hear no difference

    private readonly SndFileHandle _handle;
    private readonly string _path;
    private readonly string _part;
    private readonly SampleEncoding _encoding;
    private readonly int[] _integers;
    private readonly float[] _clean;
    private bool _closed;

    private AudioWriter(
        SndFileHandle handle, string path, string part, AudioFormat format, SampleEncoding encoding)
    {
        _handle = handle;
        _path = path;
        _part = part;
        _encoding = encoding;
        Format = format;
        _integers = new int[BlockSamples];
        _clean = new float[BlockSamples];
    }

    /// <summary>Rate and channels.</summary>
    public AudioFormat Format { get; }

    /// <summary>Frames written so far.</summary>
    public long Frames { get; private set; }

    /// <summary>Samples so far that were beyond full scale and had to be clipped; always 0 for floats.</summary>
    public long ClippedSamples { get; private set; }

    /// <summary>Begins a file.</summary>
    /// <param name="path">
    /// Target; its extension (wav, flac or ogg) decides the container. Its folder is created when missing.
    /// </param>
    /// <param name="format">Rate and channels.</param>
    /// <param name="encoding">
    /// How to store samples: wav takes all but <see cref="SampleEncoding.Lossy"/>, flac takes up to 24 bits and 8
    /// channels, ogg takes <see cref="SampleEncoding.Lossy"/> only.
    /// </param>
    /// <exception cref="AudioFileException">The container cannot hold this, or the file cannot be created.</exception>
    /// <exception cref="MissingLibraryException">libsndfile is not installed.</exception>
    public static AudioWriter Create(string path, AudioFormat format, SampleEncoding encoding)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        format.ThrowIfUnsupported();
        var info = AudioContainer.InfoFor(path, format, encoding);
        var part = PartFor(path);
        var handle = SndFileNative.Open(part, SndFileNative.ModeWrite, ref info);

        if (handle.IsInvalid)
        {
            handle.Dispose();
            AtomicFile.Discard(part);
            throw new AudioFileException($"{path}: cannot be created: {SndFileNative.OpenErrorText()}");
        }

        Configure(handle);
        return new AudioWriter(handle, path, part, format, encoding);
    }

    /// <summary>Appends samples.</summary>
    /// <param name="interleaved">
    /// [frames, channels], whole frames. NaN becomes silence except in float formats.
    /// </param>
    /// <exception cref="AudioFileException">The disk is full or the file cannot be written.</exception>
    public void Write(ReadOnlySpan<float> interleaved)
    {
        ObjectDisposedException.ThrowIf(_closed, this);

        if (interleaved.Length % Format.Channels != 0)
        {
            throw new ArgumentException(
                $"{interleaved.Length} samples are no whole number of frames of {Format.Channels} channels");
        }

        var step = BlockSamples / Format.Channels * Format.Channels;

        while (!interleaved.IsEmpty)
        {
            var block = interleaved[..Math.Min(step, interleaved.Length)];
            WriteBlock(block);
            interleaved = interleaved[block.Length..];
        }
    }

    /// <summary>Ends the file and gives it its name.</summary>
    /// <exception cref="AudioFileException">The file cannot be ended or renamed; nothing is left of it.</exception>
    public void Commit()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        _closed = true;
        _handle.Dispose();

        try
        {
            if (_handle.CloseError != 0)
            {
                throw new AudioFileException($"{_path}: cannot be ended: {SndFileNative.TextOf(_handle.CloseError)}");
            }

            AtomicFile.Commit(_part, _path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            AtomicFile.Discard(_part);
            throw error as AudioFileException
                ?? Failure($"{_path}: cannot be replaced", error);
        }
    }

    /// <summary>Ends the writing; without <see cref="Commit"/> before, nothing is left of the file.</summary>
    public void Dispose()
    {
        if (!_closed)
        {
            _closed = true;
            _handle.Dispose();
            AtomicFile.Discard(_part);
        }
    }

    private static string PartFor(string path)
    {
        try
        {
            return AtomicFile.PartPathFor(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Failure($"{path}: its folder cannot be created", error);
        }
    }

    private static AudioFileException Failure(string what, Exception error) =>
        new($"{what}: {error.Message.ReplaceLineEndings(" ")}", error);

    private static void Configure(SndFileHandle handle)
    {
        // Commands that do not concern a container are ignored by it.
        SndFileNative.Command(handle, SndFileNative.CommandRf64AutoDowngrade, null, 1);
        var quality = VorbisQuality;
        SndFileNative.Command(handle, SndFileNative.CommandSetVbrQuality, &quality, sizeof(double));
    }

    private void WriteBlock(ReadOnlySpan<float> block)
    {
        var frames = block.Length / Format.Channels;
        long written;

        if (_encoding is SampleEncoding.Float32 or SampleEncoding.Float64 or SampleEncoding.Lossy)
        {
            if (_encoding == SampleEncoding.Lossy)
            {
                // One NaN would spoil the encoder's overlapping blocks.
                var clean = _clean.AsSpan(0, block.Length);
                block.CopyTo(clean);
                NonFinite.Silence(clean);
                block = clean;
            }

            fixed (float* samples = block)
            {
                written = SndFileNative.WriteFloat(_handle, samples, frames);
            }
        }
        else
        {
            ClippedSamples += PcmConversion.ToIntegers(block, _encoding, _integers);

            fixed (int* samples = _integers)
            {
                written = SndFileNative.WriteInt(_handle, samples, frames);
            }
        }

        if (written != frames)
        {
            var reason = SndFileNative.TextOf(SndFileNative.Error(_handle));
            throw new AudioFileException($"{_path}: cannot be written at frame {Frames + written}: {reason}");
        }

        Frames += frames;
    }
}
