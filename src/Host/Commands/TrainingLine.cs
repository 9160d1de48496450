using System.Globalization;
using WeakSep.Trainer;

namespace WeakSep.Host.Commands;

/// <summary>
/// The one line that a terminal shows of a training: the smoothed and the newest loss, the best validation loss of the stage, the time
/// left and each term.
/// </summary>
internal sealed class TrainingLine
{
    private const double Smoothing = 0.8;   // share of what the smoothed loss keeps at each report

    private string _stage = "";
    private double _smoothed;
    private double? _best;

    /// <summary>The line after a report.</summary>
    /// <param name="progress">The report; those of a stage follow each other.</param>
    /// <param name="width">Columns of the terminal: a line as wide would wrap, and the next one not cover it.</param>
    internal string After(TrainingProgress progress, int width)
    {
        var loss = progress.Losses.GetValueOrDefault("loss");
        (_smoothed, _best) = progress.Stage == _stage ? (Smoothing * _smoothed + (1 - Smoothing) * loss, _best) : (loss, null);
        _stage = progress.Stage;
        _best = progress.Best ? progress.ValidationLoss : _best;
        var line = LineOf(progress, loss);

        return line.Length < width ? line : line[..Math.Max(0, width - 1)];
    }

    private string LineOf(TrainingProgress progress, double loss)
    {
        var terms = progress.Losses.Where(term => term.Key != "loss").Select(term => Text($"{term.Key} {term.Value:G3}"));
        var best = _best is { } value ? Text($"  best validation {value:G4}") : "";

        return Text($"{progress.Stage} {progress.Step}/{progress.MaxSteps}  loss {_smoothed:G4} (now {loss:G4}){best}  ")
            + Text($"{progress.Remaining:hh\\:mm\\:ss} left  {string.Join("  ", terms)}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
