namespace WeakSep.Trainer.Data.Labels.Mixtures;

/// <summary>
/// A number of events, at least one: P(K = k) = λ^k e^-λ / (k! (1 - e^-λ)), k ≥ 1; its mean is λ / (1 - e^-λ).
/// </summary>
internal static class ZeroTruncatedPoisson
{
    private const int Most = 1000;      // never reached below λ = 50; ends the walk where rounding keeps the sum below u

    /// <summary>Draws by inversion: walks k until the cumulative probability passes a uniform number.</summary>
    /// <param name="density">λ, above 0.</param>
    /// <param name="uniform">Drawn uniformly from [0, 1).</param>
    public static int Draw(double density, double uniform)
    {
        var probability = density / (Math.Exp(density) - 1);
        var cumulative = probability;
        var count = 1;

        while (cumulative <= uniform && count < Most)
        {
            count++;
            probability *= density / count;
            cumulative += probability;
        }

        return count;
    }
}
