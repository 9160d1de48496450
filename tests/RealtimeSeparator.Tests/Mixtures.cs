using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Tests;

/// <summary>Test mixtures: notes with harmonics that come and go, plus a little noise, different in every channel.</summary>
internal static class Mixtures
{
    public static float[] Create(AudioFormat format, double seconds, int seed = 7)
    {
        var random = new Random(seed);
        var frames = (int)(format.SampleRate * seconds);
        var samples = new float[frames * format.Channels];

        for (var note = 0; note < 6 + (int)(seconds * 4); note++)
        {
            var pitch = 40 * Math.Pow(2, random.NextDouble() * 6);
            var start = random.Next(Math.Max(1, frames));
            var length = Math.Min(frames - start, format.SampleRate / 2);
            var pans = Enumerable.Range(0, format.Channels).Select(_ => random.NextDouble()).ToArray();

            for (var n = 0; n < length; n++)
            {
                var phase = 2 * Math.PI * pitch * n / format.SampleRate;
                var value = 0.2 * Math.Exp(-4.0 * n / format.SampleRate) * (Math.Sin(phase) + (0.5 * Math.Sin(2 * phase)) + (0.3 * Math.Sin(3 * phase)));

                for (var channel = 0; channel < format.Channels; channel++)
                {
                    samples[((start + n) * format.Channels) + channel] += (float)(pans[channel] * value);
                }
            }
        }

        foreach (ref var sample in samples.AsSpan())
        {
            sample += (float)(0.01 * (random.NextDouble() - 0.5));
        }

        return samples;
    }
}
