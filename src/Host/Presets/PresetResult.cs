namespace WeakSep.Host.Presets;

/// <summary>One measured row of a preset: mean SI-SDR in decibels on one data set.</summary>
/// <param name="Data">The test set, in words.</param>
/// <param name="Items">Tracks in it.</param>
/// <param name="SiSdrInput">SI-SDR of the mixture, by source id and <c>average</c>.</param>
/// <param name="SiSdr">SI-SDR of the model.</param>
/// <param name="SiSdrImprovement">SI-SDR of the model over the mixture.</param>
/// <param name="Ideal">SI-SDR of the ideal ratio mask; empty where it was not measured.</param>
public sealed record PresetResult(
    string Data,
    int Items,
    IReadOnlyDictionary<string, double> SiSdrInput,
    IReadOnlyDictionary<string, double> SiSdr,
    IReadOnlyDictionary<string, double> SiSdrImprovement,
    IReadOnlyDictionary<string, double> Ideal);
