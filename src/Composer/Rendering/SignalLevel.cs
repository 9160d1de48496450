using WeakSep.Audio;
using WeakSep.Audio.Dsp;

namespace WeakSep.Composer.Rendering;

/// <summary>Peak and loudness of whole signals.</summary>
internal static class SignalLevel
{
    /// <summary>Integrated loudness (BS.1770), or the level where there is too little sound for it.</summary>
    /// <param name="interleaved">[frames, channels].</param>
    /// <param name="channels">1 or 2.</param>
    /// <param name="sampleRate">Rate in Hz.</param>
    /// <returns>LUFS; negative infinity for silence.</returns>
    internal static double Lufs(ReadOnlySpan<float> interleaved, int channels, int sampleRate)
    {
        var loudness = Loudness.Integrated(interleaved, new AudioFormat(sampleRate, channels));
        return double.IsFinite(loudness) ? loudness : RmsDb(interleaved);
    }

    /// <summary>Largest absolute sample.</summary>
    /// <param name="samples">The samples.</param>
    internal static float Peak(float[] samples)
    {
        var peak = 0f;

        foreach (var sample in samples)
        {
            peak = Math.Max(peak, Math.Abs(sample));
        }

        return peak;
    }

    private static double RmsDb(ReadOnlySpan<float> samples)
    {
        var energy = 0.0;

        foreach (var sample in samples)
        {
            energy += (double)sample * sample;
        }

        return energy > 0 ? 10 * Math.Log10(energy / samples.Length) : double.NegativeInfinity;
    }
}
