namespace WeakSep.Host.Live.Bench;

/// <summary>How much of one core's time live separation takes, as a share of the time that the sound lasts.</summary>
/// <param name="Transforms">What the audio thread took, by the clock.</param>
/// <param name="Model">What the model's thread took, by the clock.</param>
/// <param name="Together">Both.</param>
/// <param name="Processor">Processor time of the whole process, which does not count where others had the core.</param>
internal sealed record BenchLoad(double Transforms, double Model, double Together, double Processor);
