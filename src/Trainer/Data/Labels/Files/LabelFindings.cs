using WeakSep.Trainer.Data.Checks;

namespace WeakSep.Trainer.Data.Labels.Files;

/// <summary>Collects what is wrong with labels; keeps so many as a person reads and counts the rest.</summary>
internal sealed class LabelFindings
{
    private const int MostKept = 200;

    private readonly List<DataFinding> _kept = [];
    private int _errorsLeftOut;
    private int _warningsLeftOut;

    /// <summary>Whether anything stops training.</summary>
    public bool HasErrors => _errorsLeftOut > 0 || _kept.Exists(finding => finding.IsError);

    /// <summary>Adds what stops training.</summary>
    /// <param name="message">File, line, what is wrong, what was expected.</param>
    /// <param name="kind">Which check.</param>
    public void Error(string message, FindingKind kind = FindingKind.Label) => Add(new DataFinding(kind, message, IsError: true));

    /// <summary>Adds what a person should know.</summary>
    /// <param name="message">File, line, what is odd.</param>
    /// <param name="kind">Which check.</param>
    public void Warning(string message, FindingKind kind = FindingKind.Label) => Add(new DataFinding(kind, message));

    /// <summary>All that was found.</summary>
    /// <param name="directory">The folder, for the line that counts what was left out.</param>
    public IReadOnlyList<DataFinding> All(string directory)
    {
        List<DataFinding> all = [.. _kept];

        if (_errorsLeftOut + _warningsLeftOut > 0)
        {
            all.Add(new DataFinding(
                FindingKind.Label, $"{directory}: {_errorsLeftOut} more errors and {_warningsLeftOut} more warnings", _errorsLeftOut > 0));
        }

        return all;
    }

    private void Add(DataFinding finding)
    {
        if (_kept.Count < MostKept)
        {
            _kept.Add(finding);
        }
        else if (finding.IsError)
        {
            _errorsLeftOut++;
        }
        else
        {
            _warningsLeftOut++;
        }
    }
}
