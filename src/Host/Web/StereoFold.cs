using WeakSep.Audio;

namespace WeakSep.Host.Web;

/// <summary>
/// What is heard of a file with more than two channels: the first two are left and right, all others come from the middle,
/// at -3 dB on both sides; the sum is scaled so that uncorrelated channels keep their loudness.
/// </summary>
internal static class StereoFold
{
    /// <summary>Channels that are heard at most.</summary>
    internal const int MostChannels = 2;

    private const float Middle = 0.70710678f;   // -3 dB on each side is 0 dB of power

    /// <summary>The format that is heard.</summary>
    internal static AudioFormat Of(AudioFormat format) => format with { Channels = Math.Min(format.Channels, MostChannels) };

    /// <summary>Folds frames.</summary>
    /// <param name="wide">[frames, channels], more than two of them.</param>
    /// <param name="channels">Samples per frame.</param>
    /// <param name="stereo">Receives [frames, 2].</param>
    internal static void Apply(ReadOnlySpan<float> wide, int channels, Span<float> stereo)
    {
        var scale = 1 / MathF.Sqrt(1 + ((channels - MostChannels) * Middle * Middle));

        for (var frame = 0; frame < wide.Length / channels; frame++)
        {
            var samples = wide.Slice(frame * channels, channels);
            var middle = 0f;

            foreach (var sample in samples[MostChannels..])
            {
                middle += sample;
            }

            stereo[MostChannels * frame] = scale * (samples[0] + (Middle * middle));
            stereo[(MostChannels * frame) + 1] = scale * (samples[1] + (Middle * middle));
        }
    }
}
