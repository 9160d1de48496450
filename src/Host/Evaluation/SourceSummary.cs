namespace WeakSep.Host.Evaluation;

/// <summary>The mean over tracks of one source, or of all, SI-SDR in decibels.</summary>
/// <param name="Items">Tracks in which the source sounds.</param>
/// <param name="SiSdrInput">The mixture as estimate.</param>
/// <param name="SiSdr">The model.</param>
/// <param name="SiSdrImprovement">The model over the mixture.</param>
/// <param name="Ideal">The ideal ratio mask.</param>
/// <param name="ImprovementInterval">Bootstrap 95 % interval of the improvement, [low, high].</param>
internal sealed record SourceSummary(
    int Items, double SiSdrInput, double SiSdr, double SiSdrImprovement, double Ideal, IReadOnlyList<double> ImprovementInterval);
