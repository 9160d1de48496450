namespace WeakSep.Composer.Rendering.Effects;

/// <summary>Loudness that pulsates.</summary>
/// <param name="RateHz">Pulses per second.</param>
/// <param name="Depth">0 to 1: how far the gain falls between pulses.</param>
/// <param name="Phase">Where in the pulse the part begins, 0 to 1.</param>
internal sealed record TremoloEffect(double RateHz, double Depth, double Phase) : IPartEffect
{
    private const int StepFrames = 32;      // 0.7 ms at 44.1 kHz, far below the pulse

    /// <inheritdoc/>
    public string Name => "tremolo";

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> Parameters => [("rate_hz", RateHz), ("depth", Depth)];

    /// <inheritdoc/>
    public void Process(Span<float> samples, int sampleRate)
    {
        var gain = Gain(0, sampleRate);

        for (var start = 0; start < samples.Length; start += StepFrames)
        {
            var step = samples[start..Math.Min(start + StepFrames, samples.Length)];
            var slope = (Gain(start + step.Length, sampleRate) - gain) / step.Length;

            foreach (ref var sample in step)
            {
                sample *= gain;
                gain += slope;
            }
        }
    }

    private float Gain(int frame, int sampleRate) =>
        (float)(1 - (Depth * (0.5 - (0.5 * Math.Cos(2 * Math.PI * ((RateHz * frame / sampleRate) + Phase))))));
}
