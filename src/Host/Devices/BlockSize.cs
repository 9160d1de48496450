using WeakSep.Audio;

namespace WeakSep.Host.Devices;

/// <summary>Which rates and block sizes devices may be asked for.</summary>
internal static class BlockSize
{
    /// <summary>Where none is asked for: 6 ms at 44.1 kHz, which an untuned system keeps.</summary>
    internal const int Default = 256;

    private const int Min = 16;
    private const int Max = 8192;

    /// <summary>Refuses a rate or a block size that is out of range.</summary>
    /// <exception cref="DeviceException">It is.</exception>
    internal static void ThrowIfBad(int sampleRate, int blockFrames)
    {
        if (sampleRate is < AudioFormat.MinSampleRate or > AudioFormat.MaxSampleRate)
        {
            throw new DeviceException(
                $"{sampleRate} Hz is no rate for a device; expected {AudioFormat.MinSampleRate}..{AudioFormat.MaxSampleRate}");
        }

        if (blockFrames is < Min or > Max)
        {
            throw new DeviceException($"{blockFrames} is no block size for a device; expected {Min}..{Max} samples");
        }
    }
}
