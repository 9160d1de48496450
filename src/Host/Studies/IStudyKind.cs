using WeakSep.Trainer;
using WeakSep.Trainer.Data;

namespace WeakSep.Host.Studies;

/// <summary>What the rows of a study learn from, how they are measured, and what the report looks like.</summary>
internal interface IStudyKind : IDisposable
{
    /// <summary>The data of a row, which the kind owns and gives again where rows share them.</summary>
    /// <param name="settings">The row's settings; the kind puts in what only the data know.</param>
    /// <param name="withSources">Whether some row needs stems.</param>
    /// <param name="cancellation">Stops loading.</param>
    TrainingData Load(ref TrainingSettings settings, bool withSources, CancellationToken cancellation);

    /// <summary>What is measured of a run.</summary>
    IEnumerable<StudyMeasurement> Measurements(StudyRow run);

    /// <summary>The report's tables as Markdown; of rows that are not measured yet there is nothing but their names.</summary>
    /// <param name="output">Folder of the study.</param>
    string Report(string output);
}
