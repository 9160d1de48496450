namespace WeakSep.Composer.Rendering.Effects;

/// <summary>Repeats the sound, each time softer and darker.</summary>
/// <param name="DelaySeconds">Time between repeats.</param>
/// <param name="Feedback">Level of a repeat relative to the one before, 0 to 0.6.</param>
/// <param name="Mix">Level of the first repeat, 0 to 0.4.</param>
internal sealed record EchoEffect(double DelaySeconds, double Feedback, double Mix) : IPartEffect
{
    private const double DarkeningHz = 3500;        // of each repeat, as a tape echo loses its treble
    private const double DarkeningQuality = 0.5;

    /// <inheritdoc/>
    public string Name => "echo";

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> Parameters =>
        [("delay_s", DelaySeconds), ("feedback", Feedback), ("mix", Mix)];

    /// <inheritdoc/>
    public void Process(Span<float> samples, int sampleRate)
    {
        var line = new float[Math.Max(1, (int)(DelaySeconds * sampleRate))];
        var darkening = BiquadFilter.LowPass(DarkeningHz, DarkeningQuality, sampleRate);
        var feedback = (float)Feedback;
        var mix = (float)Mix;
        var position = 0;

        foreach (ref var sample in samples)
        {
            var repeat = line[position];
            line[position] = (float)darkening.Next(sample + (feedback * repeat));
            position = position + 1 == line.Length ? 0 : position + 1;
            sample += mix * repeat;
        }
    }
}
