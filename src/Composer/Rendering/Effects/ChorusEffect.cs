namespace WeakSep.Composer.Rendering.Effects;

/// <summary>Adds a copy whose delay, and so its pitch, wanders.</summary>
/// <param name="RateHz">How often the delay goes back and forth.</param>
/// <param name="DelaySeconds">Mean delay of the copy.</param>
/// <param name="DepthSeconds">How far the delay moves to either side.</param>
/// <param name="Mix">Level of the copy relative to the sound, 0 to 1.</param>
internal sealed record ChorusEffect(double RateHz, double DelaySeconds, double DepthSeconds, double Mix) : IPartEffect
{
    private const int StepFrames = 32;      // the delay moves in straight lines of 0.7 ms

    /// <inheritdoc/>
    public string Name => "chorus";

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> Parameters =>
        [("rate_hz", RateHz), ("delay_s", DelaySeconds), ("depth_s", DepthSeconds), ("mix", Mix)];

    /// <inheritdoc/>
    public void Process(Span<float> samples, int sampleRate)
    {
        var original = samples.ToArray();
        var mix = (float)Mix;
        var delay = Delay(0, sampleRate);

        for (var start = 0; start < samples.Length; start += StepFrames)
        {
            var end = Math.Min(start + StepFrames, samples.Length);
            var slope = (Delay(end, sampleRate) - delay) / (end - start);

            for (var i = start; i < end; i++, delay += slope)
            {
                var position = i - delay;
                var whole = (int)Math.Floor(position);

                if (whole >= 0)
                {
                    var fraction = (float)(position - whole);
                    samples[i] += mix * (original[whole] + (fraction * (original[whole + 1] - original[whole])));
                }
            }
        }
    }

    // At least two samples, so that the interpolation never reads ahead.
    private double Delay(int frame, int sampleRate) => Math.Max(
        2, (DelaySeconds + (DepthSeconds * Math.Sin(2 * Math.PI * RateHz * frame / sampleRate))) * sampleRate);
}
