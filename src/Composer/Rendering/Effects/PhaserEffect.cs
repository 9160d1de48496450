namespace WeakSep.Composer.Rendering.Effects;

/// <summary>
/// Notches that sweep through the spectrum: the sound plus itself through four moving all-pass filters.
/// </summary>
/// <param name="RateHz">Sweeps per second.</param>
/// <param name="LowHz">Lowest corner of the all-pass filters.</param>
/// <param name="HighHz">Highest corner.</param>
/// <param name="Mix">Level of the filtered sound, 0 to 1.</param>
internal sealed record PhaserEffect(double RateHz, double LowHz, double HighHz, double Mix) : IPartEffect
{
    private const int Stages = 4;
    private const int StepFrames = 32;

    /// <inheritdoc/>
    public string Name => "phaser";

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> Parameters =>
        [("rate_hz", RateHz), ("low_hz", LowHz), ("high_hz", HighHz), ("mix", Mix)];

    /// <inheritdoc/>
    public void Process(Span<float> samples, int sampleRate)
    {
        Span<float> state = stackalloc float[Stages];
        state.Clear();
        var mix = (float)Mix;

        for (var start = 0; start < samples.Length; start += StepFrames)
        {
            var sweep = 0.5 - (0.5 * Math.Cos(2 * Math.PI * RateHz * start / sampleRate));
            var tangent = Math.Tan(Math.PI * LowHz * Math.Pow(HighHz / LowHz, sweep) / sampleRate);

            // First-order all-pass A(z) = (c + 1/z) / (1 + c/z), c = (tan - 1) / (tan + 1).
            var coefficient = (float)((tangent - 1) / (tangent + 1));

            foreach (ref var sample in samples[start..Math.Min(start + StepFrames, samples.Length)])
            {
                var value = sample;

                foreach (ref var memory in state)
                {
                    var output = (coefficient * value) + memory;
                    memory = value - (coefficient * output);
                    value = output;
                }

                sample += mix * value;
            }
        }
    }
}
