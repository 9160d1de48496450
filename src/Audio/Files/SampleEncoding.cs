namespace WeakSep.Audio.Files;

/// <summary>How a file stores its samples.</summary>
public enum SampleEncoding
{
    /// <summary>Integers of 8 bits.</summary>
    Pcm8,

    /// <summary>Integers of 16 bits.</summary>
    Pcm16,

    /// <summary>Integers of 24 bits.</summary>
    Pcm24,

    /// <summary>Integers of 32 bits.</summary>
    Pcm32,

#pragma warning disable CA1720 // these are the field's names for the formats
    /// <summary>Floats of 32 bits, which hold any level.</summary>
    Float32,

    /// <summary>Floats of 64 bits.</summary>
    Float64,
#pragma warning restore CA1720

    /// <summary>A code that leaves out what is hard to hear, such as Vorbis, Opus or MP3.</summary>
    Lossy,
}
