using WeakSep.Trainer.Runs;

namespace WeakSep.Host.Studies;

/// <summary>A measurement of a run.</summary>
/// <param name="File">Name of the file in the run's folder that takes the result.</param>
/// <param name="Measure">Measures the run in a folder, and gives the file's text.</param>
internal sealed record StudyMeasurement(string File, Func<RunFolder, CancellationToken, string> Measure);
