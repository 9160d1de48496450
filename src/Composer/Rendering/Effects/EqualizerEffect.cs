namespace WeakSep.Composer.Rendering.Effects;

/// <summary>Tone control: another instrument body, microphone or engineer.</summary>
/// <param name="Bands">The bands, applied one after the other.</param>
internal sealed record EqualizerEffect(IReadOnlyList<EqualizerBand> Bands) : IPartEffect
{
    /// <inheritdoc/>
    public string Name => "equalizer";

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> Parameters => Bands.SelectMany(
        band => new[] { ($"{Key(band)}_hz", band.FrequencyHz), ($"{Key(band)}_db", band.GainDb) });

    /// <inheritdoc/>
    public void Process(Span<float> samples, int sampleRate)
    {
        Span<BiquadFilter> filters = [.. Bands.Select(band => band.Design(sampleRate))];

        // All bands in one pass: the filters wait for their own last outputs, not for one another.
        foreach (ref var sample in samples)
        {
            double value = sample;

            foreach (ref var filter in filters)
            {
                value = filter.Next(value);
            }

            sample = (float)value;
        }
    }

    private string Key(EqualizerBand band) => band.Kind switch
    {
        EqualizerBandKind.LowShelf => "low",
        EqualizerBandKind.HighShelf => "high",
        _ => $"peak{Bands.Count(other => other.Kind == EqualizerBandKind.Peak && other.FrequencyHz < band.FrequencyHz) + 1}",
    };
}
