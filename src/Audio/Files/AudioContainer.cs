using WeakSep.Audio.Interop;

namespace WeakSep.Audio.Files;

/// <summary>What each container can hold.</summary>
internal static class AudioContainer
{
    private const int FlacMaxChannels = 8;
    private const int FlacMaxSampleRate = 655_350;      // the field in FLAC's stream header

    /// <summary>The format that libsndfile shall write for a path's extension.</summary>
    /// <exception cref="AudioFileException">Unknown extension, or the container cannot hold the samples.</exception>
    public static SndFileInfo InfoFor(string path, AudioFormat format, SampleEncoding encoding)
    {
        var extension = Path.GetExtension(path).TrimStart('.').ToUpperInvariant();
        var info = new SndFileInfo
        {
            SampleRate = format.SampleRate,
            Channels = format.Channels,
            Format = extension switch
            {
                "WAV" => SndFileFormat.Rf64 | WavEncoding(path, encoding),
                "FLAC" => SndFileFormat.Flac | FlacEncoding(path, format, encoding),
                "OGG" => SndFileFormat.Ogg | OggEncoding(path, encoding),
                _ => throw new AudioFileException($"{path}: unknown extension; expected wav, flac or ogg"),
            },
        };

        return SndFileNative.CheckFormat(ref info) != 0
            ? info
            : throw new AudioFileException(
                $"{path}: cannot hold {encoding} with {format.Channels} channels at {format.SampleRate} Hz; use wav");
    }

    private static int WavEncoding(string path, SampleEncoding encoding) => encoding switch
    {
        SampleEncoding.Pcm8 => SndFileFormat.PcmUnsigned8,
        SampleEncoding.Pcm16 => SndFileFormat.Pcm16,
        SampleEncoding.Pcm24 => SndFileFormat.Pcm24,
        SampleEncoding.Pcm32 => SndFileFormat.Pcm32,
        SampleEncoding.Float32 => SndFileFormat.Float32,
        SampleEncoding.Float64 => SndFileFormat.Float64,
        _ => throw new AudioFileException($"{path}: wav holds exact samples; expected 8, 16, 24 or 32 bits or floats"),
    };

    private static int FlacEncoding(string path, AudioFormat format, SampleEncoding encoding)
    {
        if (format.Channels > FlacMaxChannels || format.SampleRate > FlacMaxSampleRate)
        {
            throw new AudioFileException(
                $"{path}: {format.Channels} channels at {format.SampleRate} Hz; flac holds up to {FlacMaxChannels} "
                + $"at {FlacMaxSampleRate} Hz, expected wav");
        }

        return encoding switch
        {
            SampleEncoding.Pcm8 => SndFileFormat.PcmSigned8,
            SampleEncoding.Pcm16 => SndFileFormat.Pcm16,
            SampleEncoding.Pcm24 => SndFileFormat.Pcm24,
            _ => throw new AudioFileException($"{path}: flac holds up to 24 bits; expected 16 or 24 bits, or wav"),
        };
    }

    private static int OggEncoding(string path, SampleEncoding encoding) =>
        encoding == SampleEncoding.Lossy
            ? SndFileFormat.Vorbis
            : throw new AudioFileException($"{path}: ogg is lossy; expected flac or wav for exact samples");
}
