using Spectre.Console;

namespace WeakSep.Host.Rendering;

/// <summary>Shows how far renders are: bars on a terminal, a line every few seconds elsewhere. Both on the error stream.</summary>
internal sealed class RenderDisplay
{
    private const double SecondsBetweenLines = 3;

    private readonly ProgressContext? _terminal;
    private readonly Lock _lock = new();
    private readonly System.Diagnostics.Stopwatch _time = System.Diagnostics.Stopwatch.StartNew();
    private double _nextLine = SecondsBetweenLines;

    private RenderDisplay(ProgressContext? terminal) => _terminal = terminal;

    /// <summary>Runs work with a display.</summary>
    /// <typeparam name="T">What the work returns.</typeparam>
    /// <param name="work">Takes the display.</param>
    internal static T Show<T>(Func<RenderDisplay, T> work)
    {
        if (Console.IsErrorRedirected)
        {
            return work(new RenderDisplay(terminal: null));
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => work(new RenderDisplay(context)));
    }

    /// <summary>Begins a track; several may run at once.</summary>
    /// <param name="name">Name of the track.</param>
    /// <param name="totalFrames">Its length in samples per channel; not positive when unknown.</param>
    /// <param name="sampleRate">Its rate, in hertz.</param>
    internal RenderProgress Begin(string name, long totalFrames, int sampleRate)
    {
        if (_terminal is null)
        {
            return new RenderProgress(name, totalFrames, sampleRate, PrintNowAndThen, static () => { });
        }

        var title = Markup.Escape(name);
        var bar = _terminal.AddTask(title, maxValue: 1);
        bar.IsIndeterminate = totalFrames <= 0;

        return new RenderProgress(
            name,
            totalFrames,
            sampleRate,
            progress =>
            {
                bar.Value = progress.Fraction;
                bar.Description = $"{title} {progress.Rate:0} x real time";
            },
            bar.StopTask);
    }

    private void PrintNowAndThen(RenderProgress progress)
    {
        lock (_lock)
        {
            if (_time.Elapsed.TotalSeconds >= _nextLine)
            {
                _nextLine = _time.Elapsed.TotalSeconds + SecondsBetweenLines;
                Console.Error.WriteLine(progress.Line);
            }
        }
    }
}
