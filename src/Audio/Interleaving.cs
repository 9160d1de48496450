using System.Numerics.Tensors;

namespace WeakSep.Audio;

/// <summary>Conversion between interleaved blocks, [frames, channels], and single channels, [frames].</summary>
public static class Interleaving
{
    /// <summary>Copies one channel out of an interleaved block.</summary>
    /// <param name="interleaved">[frames, channels].</param>
    /// <param name="channels">Samples per frame.</param>
    /// <param name="channel">Which one, from 0.</param>
    /// <param name="mono">Receives the channel, [frames].</param>
    [AudioThread]
    public static void Split(ReadOnlySpan<float> interleaved, int channels, int channel, Span<float> mono)
    {
        var frames = interleaved.Length / channels;

        if (channels == 1)
        {
            interleaved[..frames].CopyTo(mono);
            return;
        }

        mono = mono[..frames];

        for (int frame = 0, at = channel; frame < mono.Length; frame++, at += channels)
        {
            mono[frame] = interleaved[at];
        }
    }

    /// <summary>Copies one channel into an interleaved block.</summary>
    /// <param name="mono">The channel, [frames].</param>
    /// <param name="channels">Samples per frame.</param>
    /// <param name="channel">Which one, from 0.</param>
    /// <param name="interleaved">Receives the channel, [frames, channels]; other channels are left alone.</param>
    [AudioThread]
    public static void Join(ReadOnlySpan<float> mono, int channels, int channel, Span<float> interleaved)
    {
        if (channels == 1)
        {
            mono.CopyTo(interleaved);
            return;
        }

        interleaved = interleaved[..(mono.Length * channels)];

        for (int frame = 0, at = channel; frame < mono.Length; frame++, at += channels)
        {
            interleaved[at] = mono[frame];
        }
    }

    /// <summary>The mean of all channels.</summary>
    /// <param name="interleaved">[frames, channels].</param>
    /// <param name="channels">Samples per frame.</param>
    /// <param name="mono">Receives the mean, [frames].</param>
    [AudioThread]
    public static void Mean(ReadOnlySpan<float> interleaved, int channels, Span<float> mono)
    {
        var frames = interleaved.Length / channels;
        mono = mono[..frames];

        if (channels == 1)
        {
            interleaved[..frames].CopyTo(mono);
            return;
        }

        for (int frame = 0, at = 0; frame < mono.Length; frame++, at += channels)
        {
            var sum = 0f;

            foreach (var sample in interleaved.Slice(at, channels))
            {
                sum += sample;
            }

            mono[frame] = sum;
        }

        TensorPrimitives.Divide(mono, channels, mono);
    }
}
