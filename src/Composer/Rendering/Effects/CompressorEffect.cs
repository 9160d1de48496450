namespace WeakSep.Composer.Rendering.Effects;

/// <summary>Evens out loudness: a feed-forward compressor whose gain follows the level in decibels.</summary>
/// <param name="ThresholdDb">Level in dBFS above which it works.</param>
/// <param name="Ratio">Input change over output change above the threshold, above 1.</param>
/// <param name="AttackSeconds">Time constant towards less gain.</param>
/// <param name="ReleaseSeconds">Time constant back.</param>
internal sealed record CompressorEffect(double ThresholdDb, double Ratio, double AttackSeconds, double ReleaseSeconds)
    : IPartEffect
{
    private const int StepFrames = 16;              // the gain moves far slower than this; 0.4 ms at 44.1 kHz
    private const double Silence = 1e-9;
    private const double KneeDb = 6;                // width of the bend at the threshold

    /// <inheritdoc/>
    public string Name => "compressor";

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> Parameters =>
    [
        ("threshold_db", ThresholdDb), ("ratio", Ratio), ("attack_s", AttackSeconds), ("release_s", ReleaseSeconds),
    ];

    /// <inheritdoc/>
    public void Process(Span<float> samples, int sampleRate)
    {
        var attack = Math.Exp(-StepFrames / (AttackSeconds * sampleRate));
        var release = Math.Exp(-StepFrames / (ReleaseSeconds * sampleRate));
        var reductionDb = 0.0;
        var gain = 1f;

        for (var start = 0; start < samples.Length; start += StepFrames)
        {
            var step = samples[start..Math.Min(start + StepFrames, samples.Length)];
            var peak = 0f;

            foreach (var sample in step)
            {
                peak = Math.Max(peak, Math.Abs(sample));
            }

            var wantedDb = Reduction(20 * Math.Log10(peak + Silence));
            var memory = wantedDb > reductionDb ? attack : release;
            reductionDb = wantedDb + (memory * (reductionDb - wantedDb));
            var target = (float)Math.Pow(10, -reductionDb / 20);
            var slope = (target - gain) / step.Length;

            foreach (ref var sample in step)
            {
                gain += slope;
                sample *= gain;
            }
        }
    }

    // Gain reduction in dB for a level in dB: 0 below the knee, a parabola inside it, a straight line above.
    private double Reduction(double levelDb)
    {
        var over = levelDb - ThresholdDb;
        var share = 1 - (1 / Ratio);

        return over switch
        {
            <= -KneeDb / 2 => 0,
            >= KneeDb / 2 => share * over,
            _ => share * Math.Pow(over + (KneeDb / 2), 2) / (2 * KneeDb),
        };
    }
}
