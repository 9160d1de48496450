namespace WeakSep.Tests.Shared;

/// <summary>Signals that tests agree on; every random one comes from a fixed seed.</summary>
internal static class Signals
{
    /// <summary>Uniform noise in [-1, 1).</summary>
    public static float[] Noise(int length, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }

    /// <summary>A sine of a frequency in hertz.</summary>
    public static float[] Sine(double frequencyHz, int sampleRate, int length, double amplitude = 1) =>
        [.. Enumerable.Range(0, length).Select(n => (float)(amplitude * Math.Sin(2 * Math.PI * frequencyHz * n / sampleRate)))];

    /// <summary>The same signal in every channel, [frames, channels].</summary>
    public static float[] Interleave(float[] mono, int channels) =>
        [.. mono.SelectMany(sample => Enumerable.Repeat(sample, channels))];
}
