namespace WeakSep.Composer.Rendering.Effects;

/// <summary>One band of an equaliser.</summary>
/// <param name="Kind">Its shape.</param>
/// <param name="FrequencyHz">Corner or centre.</param>
/// <param name="GainDb">Gain.</param>
/// <param name="Quality">Centre over bandwidth, for bells.</param>
internal readonly record struct EqualizerBand(
    EqualizerBandKind Kind, double FrequencyHz, double GainDb, double Quality = 1)
{
    /// <summary>The filter that makes this band.</summary>
    /// <param name="sampleRate">Rate in Hz.</param>
    internal BiquadFilter Design(int sampleRate) => Kind switch
    {
        EqualizerBandKind.LowShelf => BiquadFilter.LowShelf(FrequencyHz, GainDb, sampleRate),
        EqualizerBandKind.HighShelf => BiquadFilter.HighShelf(FrequencyHz, GainDb, sampleRate),
        _ => BiquadFilter.Peak(FrequencyHz, Quality, GainDb, sampleRate),
    };
}
