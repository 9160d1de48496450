using System.Globalization;
using WeakSep.Trainer;
using WeakSep.Trainer.Data;

namespace WeakSep.Host.Commands;

/// <summary>
/// What <c>weaksep train</c> shows: a line per report for a log file; on a terminal one line that is written anew, and lines
/// that stay at the end of each epoch.
/// </summary>
internal sealed class TrainingDisplay
{
    private const int LoadingStep = 50;     // tracks between two lines
    private const string ClearLine = "\r\u001b[K";

    private readonly bool _live = !Console.IsOutputRedirected;
    private readonly TrainingLine _line = new();

    public TrainingDisplay()
    {
        Loading = new Immediate<(int Done, int Total)>(ShowLoading);
        Training = new Immediate<TrainingProgress>(Show);
    }

    public IProgress<(int Done, int Total)> Loading { get; }

    public IProgress<TrainingProgress> Training { get; }

    public static void Start(string recipe, TrainingData data, TrainingSettings settings)
    {
        var hours = data.TrainingHours(settings.Grid.FramesPerSecond);
        var rates = settings.Instruments.Zip(data.ActivityRates(), (name, rate) => Text($"{name} {rate:P0}"));
        Console.WriteLine(Text($"recipe {recipe}, seed {settings.Seed}, {hours:F1} h to learn from; active: {string.Join(", ", rates)}"));
    }

    public static void End(string output)
    {
        Console.WriteLine($"done; checkpoints are in {output}");
    }

    private static void ShowLoading((int Done, int Total) tracks)
    {
        if (tracks.Done % LoadingStep == 0 || tracks.Done == tracks.Total)
        {
            Console.WriteLine($"loading tracks: {tracks.Done} of {tracks.Total}");
        }
    }

    private void Show(TrainingProgress progress)
    {
        if (_live)
        {
            Console.Write(ClearLine + _line.After(progress, Console.WindowWidth));

            if (progress.ValidationLoss is null)
            {
                return;
            }

            Console.Write(ClearLine);
        }

        var losses = progress.Losses.Select(loss => Text($"{loss.Key} {loss.Value:G4}"));
        var validation = progress.ValidationLoss is { } loss
            ? Text($"  validation {loss:G5}{(progress.Best ? " (best)" : "")}")
            : "";
        Console.WriteLine(Text(
            $"{progress.Stage} step {progress.Step}/{progress.MaxSteps}  {string.Join("  ", losses)}{validation}  ")
            + Text($"rate {progress.LearningRate:G3}  {progress.ClipsPerSecond:F1} clips/s  {progress.Remaining:hh\\:mm\\:ss} left"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reports on the caller's thread: lines appear in order, and none after the end.</summary>
    private sealed class Immediate<T>(Action<T> show) : IProgress<T>
    {
        private readonly Lock _lock = new();

        public void Report(T value)
        {
            lock (_lock)
            {
                show(value);
            }
        }
    }
}
