namespace WeakSep.Audio.Dsp;

/// <summary>Takes NaN and infinity out of a signal, where one such sample would spoil everything after it.</summary>
public static class NonFinite
{
    /// <summary>Replaces every NaN and infinity by silence.</summary>
    /// <param name="samples">Changed in place.</param>
    /// <returns>How many samples were replaced.</returns>
    [AudioThread]
    public static int Silence(Span<float> samples)
    {
        var replaced = 0;

        foreach (ref var sample in samples)
        {
            if (!float.IsFinite(sample))
            {
                sample = 0f;
                replaced++;
            }
        }

        return replaced;
    }
}
