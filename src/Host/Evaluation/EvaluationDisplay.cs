using System.Diagnostics;
using System.Globalization;

namespace WeakSep.Host.Evaluation;

/// <summary>Shows how many tracks are measured: one line that is overwritten on a terminal, a line every few seconds elsewhere.</summary>
/// <param name="total">Number of tracks.</param>
internal sealed class EvaluationDisplay(int total)
{
    private const double SecondsBetweenLines = 5;

    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private int _finished;
    private double _nextLine;

    /// <summary>Counts a track.</summary>
    /// <param name="name">Its name.</param>
    internal void Finished(string name)
    {
        lock (_lock)
        {
            _finished++;
            var left = _time.Elapsed * (((double)total / _finished) - 1);
            var line = string.Create(CultureInfo.InvariantCulture, $"{_finished} of {total} tracks, {left:hh\\:mm\\:ss} left ({name})");

            if (!Console.IsErrorRedirected)
            {
                Console.Error.Write($"\r{line}{(_finished == total ? "\n" : "")}");
            }
            else if (_time.Elapsed.TotalSeconds >= _nextLine)
            {
                _nextLine = _time.Elapsed.TotalSeconds + SecondsBetweenLines;
                Console.Error.WriteLine(line);
            }
        }
    }
}
