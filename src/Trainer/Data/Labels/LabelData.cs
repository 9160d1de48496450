using WeakSep.Trainer.Data.Checks;

namespace WeakSep.Trainer.Data.Labels;

/// <summary>What a folder of labelled recordings holds, and what is wrong with it.</summary>
/// <param name="Directory">The folder.</param>
/// <param name="Layout">How it is laid out.</param>
/// <param name="Classes">The classes, in the order of all labels.</param>
/// <param name="Recordings">The recordings that can be used, in the order of the labels.</param>
/// <param name="Findings">What is wrong, the first of each file first; bounded in number.</param>
public sealed record LabelData(
    string Directory,
    LabelLayout Layout,
    IReadOnlyList<string> Classes,
    IReadOnlyList<LabelledRecording> Recordings,
    IReadOnlyList<DataFinding> Findings)
{
    /// <summary>Throws when the labels hold an error, or nothing that can be used.</summary>
    /// <exception cref="TrainingDataException">The message is the first error, and how many there are.</exception>
    public void ThrowIfUnusable()
    {
        List<DataFinding> errors = [.. Findings.Where(finding => finding.IsError)];

        if (errors.Count > 0)
        {
            throw new TrainingDataException(errors[0].Message + (errors.Count > 1 ? $" (and {errors.Count - 1} more)" : ""));
        }

        if (Recordings.Count == 0)
        {
            throw new TrainingDataException($"{Directory}: no labelled recording; expected audio with labels, see docs/labels-data.md");
        }
    }
}
