using WeakSep.Audio.Files;

namespace WeakSep.Host.Rendering;

/// <summary>How encodings are called in reports.</summary>
internal static class EncodingNames
{
    /// <summary>The name of an encoding.</summary>
    internal static string Of(SampleEncoding encoding) => encoding switch
    {
        SampleEncoding.Pcm8 => "pcm8",
        SampleEncoding.Pcm16 => "pcm16",
        SampleEncoding.Pcm24 => "pcm24",
        SampleEncoding.Pcm32 => "pcm32",
        SampleEncoding.Float32 => "float32",
        SampleEncoding.Float64 => "float64",
        _ => "lossy",
    };
}
