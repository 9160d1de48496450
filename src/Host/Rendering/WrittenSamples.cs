using WeakSep.Audio.Files;

namespace WeakSep.Host.Rendering;

/// <summary>What samples become when they are written and read again.</summary>
internal static class WrittenSamples
{
    /// <summary>Rounds and clips as a file does: round(x * 2^(bits - 1)) / 2^(bits - 1), limited to the integers there are.</summary>
    /// <param name="sample">Full scale is [-1, 1).</param>
    /// <param name="scale">2^(bits - 1), or 0 for encodings that keep floats.</param>
    internal static float AsWritten(float sample, float scale) =>
        scale == 0f ? sample : Math.Clamp(MathF.Round(sample * scale), -scale, scale - 1f) / scale;

    /// <summary>The scale of an encoding for <see cref="AsWritten"/>; 0 where floats survive as they are.</summary>
    /// <param name="encoding">How the file stores samples; 32-bit integers hold every float below full scale.</param>
    internal static float ScaleOf(SampleEncoding encoding) => encoding switch
    {
        SampleEncoding.Pcm8 => 1 << 7,
        SampleEncoding.Pcm16 => 1 << 15,
        SampleEncoding.Pcm24 => 1 << 23,
        _ => 0f,
    };
}
