namespace WeakSep.Composer.Rendering.Effects;

/// <summary>The hiss and hum of an amplifier, a pickup or a tape.</summary>
/// <param name="HissDb">RMS of the hiss in dBFS before its low-pass filter takes 7 dB, for a part at -20 LUFS.</param>
/// <param name="HumDb">RMS of the hum in dBFS.</param>
/// <param name="HumHz">Mains frequency.</param>
/// <param name="Seed">Seed of the hiss.</param>
internal sealed record NoiseFloorEffect(double HissDb, double HumDb, double HumHz, ulong Seed) : IPartEffect
{
    private const double HissCutoffHz = 6000;
    private const double UniformRms = 0.57735;      // of a uniform distribution in -1 to 1
    private const int Overtones = 3;                // rectified mains: mostly the second

    /// <inheritdoc/>
    public string Name => "noise_floor";

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> Parameters =>
        [("hiss_dbfs", HissDb), ("hum_dbfs", HumDb), ("hum_hz", HumHz)];

    /// <inheritdoc/>
    public void Process(Span<float> samples, int sampleRate)
    {
        var dice = new Dice(Seed);
        var hiss = Math.Pow(10, HissDb / 20) / UniformRms;
        var hum = Math.Pow(10, HumDb / 20) * Math.Sqrt(2);
        var colour = BiquadFilter.LowPass(HissCutoffHz, 0.5, sampleRate);

        // A rotating phasor instead of a sine per sample; its overtones are powers of it.
        var (stepSine, stepCosine) = Math.SinCos(2 * Math.PI * HumHz / sampleRate);
        var (sine, cosine) = (0.0, 1.0);

        foreach (ref var sample in samples)
        {
            var fundamental = sine;
            var second = 2 * sine * cosine;
            var third = sine * (3 - (4 * sine * sine));
            (sine, cosine) = ((sine * stepCosine) + (cosine * stepSine), (cosine * stepCosine) - (sine * stepSine));
            var mains = hum * (fundamental + second + third) / Overtones;
            sample += (float)(colour.Next(dice.Between(-hiss, hiss)) + mains);
        }
    }
}
