namespace WeakSep.Composer.Rendering.Effects;

/// <summary>Narrows the spectrum as an old recording, a small loudspeaker or a distant microphone does.</summary>
/// <param name="LowHz">What lies below is cut by 12 dB per octave.</param>
/// <param name="HighHz">What lies above is cut by 24 dB per octave.</param>
internal sealed record BandLimitEffect(double LowHz, double HighHz) : IPartEffect
{
    // The two sections of a fourth-order Butterworth filter: 1 / (2 cos(pi/8)) and 1 / (2 cos(3 pi/8)).
    private const double FirstQuality = 0.54120;
    private const double SecondQuality = 1.30656;
    private const double HighPassQuality = 0.70711;

    /// <inheritdoc/>
    public string Name => "band_limit";

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> Parameters => [("low_hz", LowHz), ("high_hz", HighHz)];

    /// <inheritdoc/>
    public void Process(Span<float> samples, int sampleRate)
    {
        var low = BiquadFilter.HighPass(LowHz, HighPassQuality, sampleRate);
        var first = BiquadFilter.LowPass(HighHz, FirstQuality, sampleRate);
        var second = BiquadFilter.LowPass(HighHz, SecondQuality, sampleRate);

        foreach (ref var sample in samples)
        {
            sample = (float)second.Next(first.Next(low.Next(sample)));
        }
    }
}
