namespace WeakSep.Composer.Rendering.Models;

/// <summary>The filter that a wave passes once per round trip on a string, designed for given decay times.</summary>
/// <remarks>
/// H(z) = g (1 - p) / (1 - p/z). After Jaffe and Smith, "Extensions of the Karplus-Strong plucked-string algorithm"
/// (1983): a mode at frequency f makes f0 round trips a second, so a decay by 60 dB in T seconds takes |H(f)| = 10^(-3
/// / (f0 T)).
/// </remarks>
/// <param name="Gain">g, below 1.</param>
/// <param name="Pole">p, 0 to below 1.</param>
/// <param name="DelaySamples">Phase delay at the fundamental, which the string must be shorter by to stay in
/// tune.</param>
internal readonly record struct StringLoop(double Gain, double Pole, double DelaySamples)
{
    private const double TrebleHz = 4000;
    private const double MaxGain = 0.99998;         // the loop must stay stable at 0 Hz, where the filter does nothing
    private const double MaxPole = 0.9;
    private const int BisectionSteps = 24;          // the pole to 1e-7

    /// <summary>Designs the filter.</summary>
    /// <param name="fundamentalHz">f0.</param>
    /// <param name="decaySeconds">Decay time at f0.</param>
    /// <param name="trebleSeconds">Decay time at 4 kHz.</param>
    /// <param name="sampleRate">Rate in Hz.</param>
    internal static StringLoop Design(double fundamentalHz, double decaySeconds, double trebleSeconds, int sampleRate)
    {
        var low = 2 * Math.PI * fundamentalHz / sampleRate;
        var high = Math.Max(2 * low, 2 * Math.PI * TrebleHz / sampleRate);
        var fastest = Math.Min(trebleSeconds, decaySeconds);
        var wanted = Attenuation(fundamentalHz, fastest) / Attenuation(fundamentalHz, decaySeconds);
        var (from, to) = (0.0, MaxPole);

        for (var step = 0; step < BisectionSteps; step++)
        {
            var middle = (from + to) / 2;
            (from, to) = Magnitude(middle, high) / Magnitude(middle, low) > wanted ? (middle, to) : (from, middle);
        }

        var gain = Math.Min(MaxGain, Attenuation(fundamentalHz, decaySeconds) / Magnitude(from, low));
        var delay = Math.Atan2(from * Math.Sin(low), 1 - (from * Math.Cos(low))) / low;
        return new StringLoop(gain, from, delay);
    }

    private static double Attenuation(double fundamentalHz, double seconds) =>
        Math.Pow(10, -3 / (fundamentalHz * seconds));

    private static double Magnitude(double pole, double angle) =>
        (1 - pole) / Math.Sqrt(1 - (2 * pole * Math.Cos(angle)) + (pole * pole));
}
