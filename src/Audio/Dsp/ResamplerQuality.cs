namespace WeakSep.Audio.Dsp;

/// <summary>How exactly the resampler works; the values are libsoxr's recipes.</summary>
public enum ResamplerQuality
{
    /// <summary>Short filter, 16 bits: for previews and training data.</summary>
    Low = 1,

    /// <summary>20 bits, passband to 91 % of the lower Nyquist frequency. The default.</summary>
    High = 4,

    /// <summary>28 bits: what remains is below the noise of any converter.</summary>
    VeryHigh = 6,
}
