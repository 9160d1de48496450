namespace WeakSep.Host.Evaluation;

/// <summary>How one source of one track came out, SI-SDR in decibels.</summary>
/// <param name="Input">The mixture as estimate.</param>
/// <param name="Model">The model.</param>
/// <param name="Ideal">The ideal ratio mask.</param>
internal readonly record struct SourceScore(double Input, double Model, double Ideal)
{
    /// <summary>What the model gains over the mixture.</summary>
    internal double Improvement => Model - Input;

    /// <summary>The same with nothing below a floor.</summary>
    internal SourceScore AtLeast(double floor) => new(Math.Max(Input, floor), Math.Max(Model, floor), Math.Max(Ideal, floor));
}
