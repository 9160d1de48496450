using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using WeakSep.Composer.Rendering.DataSets;

namespace WeakSep.Host.Commands;

/// <summary>
/// What the makers of data sets show: a bar with rate and time left on a terminal, a line every few seconds elsewhere.
/// </summary>
/// <param name="items">What is counted, such as tracks.</param>
/// <param name="matter">What the hours are of, such as music.</param>
internal sealed class DatasetSynthDisplay(string items, string matter)
{
    private const double SecondsBetweenLines = 5;
    private const double SecondsPerHour = 3600;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private double _nextLine = SecondsBetweenLines;

    /// <summary>Prints a line for people to the error stream.</summary>
    /// <param name="line">The line.</param>
    internal static void Warn(string line) => Console.Error.WriteLine($"weaksep: {line}");

    /// <summary>Runs the work and shows how far it is.</summary>
    /// <param name="work">Takes the receiver of progress.</param>
    /// <returns>What the work returned.</returns>
    internal SynthProgress Show(Func<Action<SynthProgress>, SynthProgress> work)
    {
        if (Console.IsOutputRedirected)
        {
            return work(PrintNowAndThen);
        }

        return AnsiConsole.Progress()
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn())
            .Start(context =>
            {
                var bar = context.AddTask("starting", maxValue: 1);
                return work(progress =>
                {
                    bar.Value = progress.Fraction;
                    bar.Description = Describe(progress);
                });
            });
    }

    /// <summary>Prints what came of it.</summary>
    /// <param name="progress">The end.</param>
    /// <param name="output">Folder of the data set.</param>
    internal void End(SynthProgress progress, string output)
    {
        var before = progress.Skipped > 0 ? $" ({progress.Skipped} were there before)" : "";
        Console.WriteLine(Text(
            $"{progress.Tracks} {items}{before}, {progress.Seconds / SecondsPerHour:0.00} h of {matter} in {output}, ")
            + Rate(progress));
    }

    private void PrintNowAndThen(SynthProgress progress)
    {
        var now = _watch.Elapsed.TotalSeconds;

        if (now >= _nextLine)
        {
            _nextLine = now + SecondsBetweenLines;
            Console.WriteLine($"{progress.Fraction:0 %}  {Describe(progress)}");
        }
    }

    private string Describe(SynthProgress progress)
    {
        var left = progress.Fraction > 0 ? _watch.Elapsed * ((1 / progress.Fraction) - 1) : TimeSpan.Zero;
        var done = Text($"{progress.Tracks} {items}, {progress.Seconds / SecondsPerHour:0.00} h");
        return Text($"{done}, {Rate(progress)}, {left:hh\\:mm\\:ss} left");
    }

    private string Rate(SynthProgress progress) =>
        Text($"{progress.Seconds / Math.Max(0.001, _watch.Elapsed.TotalSeconds):0} x real time");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
