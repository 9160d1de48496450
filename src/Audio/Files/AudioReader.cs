using WeakSep.Audio.Interop;

namespace WeakSep.Audio.Files;

/// <summary>
/// Reads samples from any file that libsndfile opens (WAV, RF64, W64, AIFF, CAF, FLAC, Ogg, Opus, MP3), block by block.
/// Integer samples become exact fractions of full scale; float samples come as they are, NaN and values beyond 1
/// included.
/// </summary>
/// <remarks>One thread at a time. Memory does not depend on the file's length.</remarks>
public sealed unsafe class AudioReader : IDisposable
{
    private const int MonoBlockFrames = 8192;
    private const int MaxInitialFrames = 1 << 24;   // a header may claim any length; memory follows what is really read

    private readonly SndFileHandle _handle;
    private readonly string _path;
    private readonly bool _seekable;

    private AudioReader(SndFileHandle handle, string path, SndFileInfo info)
    {
        _handle = handle;
        _path = path;
        _seekable = info.Seekable != 0;
        Format = new AudioFormat(info.SampleRate, info.Channels);
        Frames = info.Frames is >= 0 and < long.MaxValue ? info.Frames : -1;
        Encoding = SndFileFormat.EncodingOf(info.Format);
    }

    /// <summary>Rate and channels.</summary>
    public AudioFormat Format { get; }

    /// <summary>Length per channel as the file states it; -1 when it does not, as in a pipe.</summary>
    public long Frames { get; }

    /// <summary>How the samples are stored.</summary>
    public SampleEncoding Encoding { get; }

    /// <summary>The frame that the next call of <see cref="Read"/> begins with.</summary>
    public long Position { get; private set; }

    /// <summary>Whether the file ended before the length that it states: it was cut off.</summary>
    public bool EndedEarly { get; private set; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">Any path; the content decides what the file is, not its name.</param>
    /// <exception cref="AudioFileException">
    /// The file is missing, not audio, or outside the supported formats.
    /// </exception>
    /// <exception cref="MissingLibraryException">libsndfile is not installed.</exception>
    public static AudioReader Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        CheckPath(path);
        var info = default(SndFileInfo);

        // A full path, because libsndfile takes "-" for the standard input.
        var handle = SndFileNative.Open(Path.GetFullPath(path), SndFileNative.ModeRead, ref info);

        if (handle.IsInvalid)
        {
            handle.Dispose();
            throw new AudioFileException(
                $"{path}: {SndFileNative.OpenErrorText()}; expected WAV, FLAC, AIFF, Ogg, Opus, MP3 "
                + "or another format of libsndfile");
        }

        var reader = new AudioReader(handle, path, info);

        if (!reader.Format.IsSupported)
        {
            reader.Dispose();
            throw new AudioFileException(
                $"{path}: {info.Channels} channels at {info.SampleRate} Hz; "
                + $"expected 1..{AudioFormat.MaxChannels} channels, "
                + $"{AudioFormat.MinSampleRate}..{AudioFormat.MaxSampleRate} Hz");
        }

        return reader;
    }

    /// <summary>Reads a whole file as one channel, the mean of its channels.</summary>
    /// <param name="path">Any path.</param>
    /// <param name="sampleRate">Receives the file's rate, in hertz.</param>
    /// <exception cref="AudioFileException">The file cannot be read or is too long for memory.</exception>
    public static float[] ReadMono(string path, out int sampleRate)
    {
        using var reader = Open(path);
        sampleRate = reader.Format.SampleRate;
        return reader.ReadMonoToEnd();
    }

    /// <summary>Reads the next block.</summary>
    /// <param name="interleaved">Receives samples, [frames, channels]; filled as far as the file goes.</param>
    /// <returns>Frames read; 0 at the end of the file.</returns>
    /// <exception cref="AudioFileException">The file is damaged at this place.</exception>
    public int Read(Span<float> interleaved)
    {
        var wanted = interleaved.Length / Format.Channels;
        long read;

        fixed (float* samples = interleaved)
        {
            read = wanted == 0 ? 0 : SndFileNative.ReadFloat(_handle, samples, wanted);
        }

        if (read <= 0 && wanted > 0)
        {
            var error = SndFileNative.Error(_handle);

            if (error != 0)
            {
                throw new AudioFileException($"{_path}: damaged at frame {Position}: {SndFileNative.TextOf(error)}");
            }

            EndedEarly = Frames >= 0 && Position < Frames;
            return 0;
        }

        Position += read;
        return (int)read;
    }

    /// <summary>Goes to a frame.</summary>
    /// <param name="frame">Index of the frame that the next block begins with, 0..<see cref="Frames"/>.</param>
    /// <exception cref="AudioFileException">The file does not reach so far, or cannot be read out of order.</exception>
    public void Seek(long frame)
    {
        if (!_seekable)
        {
            throw new AudioFileException($"{_path}: cannot go to frame {frame}; expected a file, not a pipe");
        }

        var inside = frame >= 0 && (Frames < 0 || frame <= Frames);

        if (!inside || SndFileNative.Seek(_handle, frame, SndFileNative.SeekFromStart) != frame)
        {
            throw new AudioFileException($"{_path}: cannot go to frame {frame}; expected 0..{Frames}");
        }

        Position = frame;
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private static void CheckPath(string path)
    {
        if (Directory.Exists(path))
        {
            throw new AudioFileException($"{path}: is a folder; expected an audio file");
        }

        if (!File.Exists(path))
        {
            throw new AudioFileException($"{path}: no such file; expected an audio file");
        }
    }

    private float[] ReadMonoToEnd()
    {
        var channels = Format.Channels;
        var mono = new float[Math.Clamp(Frames - Position, 0, MaxInitialFrames)];
        var block = new float[MonoBlockFrames * channels];
        var count = 0;

        for (var frames = Read(block); frames > 0; frames = Read(block))
        {
            if (count > Array.MaxLength - frames)
            {
                throw new AudioFileException($"{_path}: too long for memory; expected up to {Array.MaxLength} frames");
            }

            if (count + frames > mono.Length)
            {
                var grown = Math.Max(2L * mono.Length, count + (long)frames);
                Array.Resize(ref mono, (int)Math.Min(Array.MaxLength, grown));
            }

            Interleaving.Mean(block.AsSpan(0, frames * channels), channels, mono.AsSpan(count, frames));
            count += frames;
        }

        Array.Resize(ref mono, count);
        return mono;
    }
}
