using System.Globalization;

namespace WeakSep.Host.Rendering;

/// <summary>What became of all tracks of a command.</summary>
/// <param name="Tracks">One outcome per track.</param>
internal sealed record BatchOutcome(IReadOnlyList<TrackOutcome> Tracks)
{
    /// <summary>Prints one line per track, failures and warnings to the error stream.</summary>
    /// <returns>The exit code.</returns>
    internal int Print()
    {
        foreach (var outcome in Tracks)
        {
            if (outcome.Report is not { } report)
            {
                Console.Error.WriteLine($"weaksep: {outcome.Failure}");
                continue;
            }

            foreach (var warning in report.Warnings)
            {
                Console.Error.WriteLine($"weaksep: warning: {report.Input}: {warning}");
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{outcome.Track.Folder}: {string.Join(", ", report.Stems.Select(stem => stem.File))}"
                + $" ({report.Seconds:0.0} s in {report.SecondsTaken:0.0} s, {report.RealTimeFactor:0.0} x real time, {report.Provider})"));
        }

        return Tracks.All(outcome => outcome.Failure is null) ? ExitCodes.Done : ExitCodes.Failed;
    }
}
