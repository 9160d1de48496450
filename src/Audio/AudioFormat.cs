namespace WeakSep.Audio;

/// <summary>How a stream of samples is laid out in time and over channels.</summary>
/// <param name="SampleRate">Frames per second, in hertz.</param>
/// <param name="Channels">Samples per frame; interleaved wherever a stream holds several channels.</param>
public readonly record struct AudioFormat(int SampleRate, int Channels)
{
    /// <summary>The most channels that WeakSep reads or writes.</summary>
    public const int MaxChannels = 64;

    /// <summary>The lowest sample rate that WeakSep reads or writes, in hertz.</summary>
    public const int MinSampleRate = 1_000;

    /// <summary>The highest sample rate that WeakSep reads or writes, in hertz.</summary>
    public const int MaxSampleRate = 768_000;

    /// <summary>Whether rate and channel count are inside the ranges above.</summary>
    public bool IsSupported =>
        SampleRate is >= MinSampleRate and <= MaxSampleRate && Channels is >= 1 and <= MaxChannels;

    /// <summary>The duration of a number of frames, in seconds.</summary>
    public double SecondsOf(long frames) => (double)frames / SampleRate;

    /// <summary>Throws when the format is outside the supported ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Rate or channel count is out of range.</exception>
    public void ThrowIfUnsupported()
    {
        if (!IsSupported)
        {
            throw new ArgumentOutOfRangeException(
                nameof(AudioFormat),
                $"{SampleRate} Hz with {Channels} channels is outside "
                + $"{MinSampleRate}..{MaxSampleRate} Hz and 1..{MaxChannels} channels");
        }
    }
}
