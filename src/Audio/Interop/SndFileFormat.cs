using WeakSep.Audio.Files;

namespace WeakSep.Audio.Interop;

/// <summary>libsndfile's format word: container, encoding and byte order.</summary>
internal static class SndFileFormat
{
    public const int Wav = 0x010000;
    public const int Flac = 0x170000;
    public const int Ogg = 0x200000;
    public const int Rf64 = 0x220000;

    public const int PcmSigned8 = 0x0001;
    public const int Pcm16 = 0x0002;
    public const int Pcm24 = 0x0003;
    public const int Pcm32 = 0x0004;
    public const int PcmUnsigned8 = 0x0005;
    public const int Float32 = 0x0006;
    public const int Float64 = 0x0007;
    public const int Vorbis = 0x0060;

    private const int EncodingMask = 0xFFFF;
    private const int Alac16 = 0x0070;
    private const int Alac20 = 0x0071;
    private const int Alac24 = 0x0072;
    private const int Alac32 = 0x0073;

    /// <summary>How samples are stored; everything that is not exact counts as lossy.</summary>
    public static SampleEncoding EncodingOf(int format) => (format & EncodingMask) switch
    {
        PcmSigned8 or PcmUnsigned8 => SampleEncoding.Pcm8,
        Pcm16 or Alac16 => SampleEncoding.Pcm16,
        Pcm24 or Alac20 or Alac24 => SampleEncoding.Pcm24,
        Pcm32 or Alac32 => SampleEncoding.Pcm32,
        Float32 => SampleEncoding.Float32,
        Float64 => SampleEncoding.Float64,
        _ => SampleEncoding.Lossy,
    };
}
