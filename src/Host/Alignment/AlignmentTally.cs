using WeakSep.MidiScore.Alignment;

namespace WeakSep.Host.Alignment;

/// <summary>Counts errors and confidences over many trials and prints them.</summary>
/// <param name="verbose">Whether every pair is printed, too.</param>
internal sealed class AlignmentTally(bool verbose)
{
    private const int Bins = 10;
    private const double LargeErrorSeconds = 0.05;
    private const double Milliseconds = 1000;

    private readonly List<double> _right = [];
    private readonly List<double> _wrong = [];
    private readonly List<double> _errors = [];

    /// <summary>Seconds of recordings so far.</summary>
    public double Seconds { get; private set; }

    /// <summary>Adds a pair.</summary>
    /// <param name="kind">What the recording does.</param>
    /// <param name="name">The track.</param>
    /// <param name="trial">The trial with its own score.</param>
    /// <param name="found">The alignment, or null where it was refused.</param>
    /// <param name="isRight">Whether the trial's own score was aligned.</param>
    public void Add(TrialKind kind, string name, AlignmentTrial trial, ScoreAlignment? found, bool isRight)
    {
        Seconds += (double)trial.Mono.Length / trial.SampleRate;
        (isRight ? _right : _wrong).Add(found?.Confidence ?? 0);
        double[] errors = isRight && found is not null ? [.. trial.Errors(found.Map).Order()] : [];
        _errors.AddRange(errors);

        if (verbose && found is not null)
        {
            var median = errors.Length > 0 ? FormattableString.Invariant($", median {Milliseconds * At(errors, 0.5):0.0} ms") : "";
            Print($"{kind} {name} {(isRight ? "right" : "wrong")} {found.Confidence:0.000} {found.Evidence}{median}");
        }
    }

    /// <summary>Prints the errors of one kind and forgets them.</summary>
    public void PrintErrors(TrialKind kind)
    {
        _errors.Sort();

        if (_errors.Count > 0)
        {
            Print($"{kind,-10} {_errors.Count} onsets: median {Milliseconds * At(_errors, 0.5):0.0} ms, 95 % within {Milliseconds * At(_errors, 0.95):0} ms, above 50 ms {100.0 * _errors.Count(error => error > LargeErrorSeconds) / _errors.Count:0.0} %");
        }

        _errors.Clear();
    }

    /// <summary>Prints how many pairs have a confidence in each tenth from 0 to 1.</summary>
    public void PrintConfidence()
    {
        Print($"right pairs by tenths of confidence: {Histogram(_right)}");
        Print($"wrong pairs by tenths of confidence: {Histogram(_wrong)}");
    }

    private static double At(IReadOnlyList<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];

    private static string Histogram(List<double> confidences) => string.Join(
        ' ', Enumerable.Range(0, Bins).Select(bin => confidences.Count(value => Math.Min(Bins - 1, (int)(value * Bins)) == bin)));

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
