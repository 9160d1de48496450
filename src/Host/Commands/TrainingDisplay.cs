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
    private const double Smoothing = 0.8;   // share of what the smoothed loss keeps at each report
    private const string ClearLine = "\r\u001b[K";

    private readonly bool _live = !Console.IsOutputRedirected;
    private string _stage = "";
    private double _smoothed;
    private double? _best;

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
        Follow(progress);

        if (_live)
        {
            // A line that is as wide as the terminal would wrap, and the next one not cover it.
            var line = LiveLine(progress);
            Console.Write(ClearLine + (line.Length < Console.WindowWidth ? line : line[..Math.Max(0, Console.WindowWidth - 1)]));

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

    private void Follow(TrainingProgress progress)
    {
        var loss = progress.Losses.GetValueOrDefault("loss");
        (_smoothed, _best) = progress.Stage == _stage ? (Smoothing * _smoothed + (1 - Smoothing) * loss, _best) : (loss, null);
        _stage = progress.Stage;
        _best = progress.Best ? progress.ValidationLoss : _best;
    }

    private string LiveLine(TrainingProgress progress)
    {
        var terms = progress.Losses.Where(loss => loss.Key != "loss").Select(loss => Text($"{loss.Key} {loss.Value:G3}"));
        var best = _best is { } value ? Text($"  best validation {value:G4}") : "";

        return Text($"{progress.Stage} {progress.Step}/{progress.MaxSteps}  loss {_smoothed:G4} (now {progress.Losses.GetValueOrDefault("loss"):G4}){best}  ")
            + Text($"{progress.Remaining:hh\\:mm\\:ss} left  {string.Join("  ", terms)}");
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
