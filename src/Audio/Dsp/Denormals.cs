namespace WeakSep.Audio.Dsp;

/// <summary>
/// Keeps feedback paths out of the range of denormal numbers, in which processors are up to a hundred times slower.
/// </summary>
public static class Denormals
{
    private const float Smallest = 1e-30f;      // -600 dB; the first denormal is 1.2e-38

    /// <summary>Zero for what is too small to matter, else the value itself.</summary>
    [AudioThread]
    public static float Flush(float value) => Math.Abs(value) < Smallest ? 0f : value;

    /// <summary>Applies <see cref="Flush(float)"/> to a block in place.</summary>
    [AudioThread]
    public static void Flush(Span<float> samples)
    {
        foreach (ref var sample in samples)
        {
            sample = Flush(sample);
        }
    }
}
