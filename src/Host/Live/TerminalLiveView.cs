using System.Globalization;
using System.Text;
using WeakSep.Host.Devices;
using WeakSep.RealtimeSeparator;

namespace WeakSep.Host.Live;

/// <summary>Levels, latency by cause, load and faults in a terminal, and keys to mute, solo and set gains.</summary>
/// <remarks>
/// Draws with a few bytes of escape sequences in a buffer that stays, ten times a second: a view that allocates brings the
/// garbage collector, which stops the audio thread.
/// </remarks>
internal sealed class TerminalLiveView : ILiveView
{
    private const int BarWidth = 32;
    private const double BarFloorDb = -60;
    private const double FallDbPerRefresh = 2.5;    // of a meter, 25 dB a second: fast enough to follow, slow enough to read
    private const double GainStepDb = 1;
    private const string ClearLine = "\u001b[K";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly LiveEngine _engine;
    private readonly string _title;
    private readonly StringBuilder _text = new(4096);
    private readonly double[] _levels;
    private LiveStatistics? _statistics;
    private TimeSpan _nextDraw;
    private TimeSpan _nextStatistics;
    private int _selected;
    private int _drawnLines;

    /// <summary>Begins the view.</summary>
    /// <param name="engine">What plays.</param>
    /// <param name="title">The first line.</param>
    internal TerminalLiveView(LiveEngine engine, string title)
    {
        _engine = engine;
        _title = title;
        _levels = new double[engine.Strips.Count];
        Array.Fill(_levels, BarFloorDb);
        Console.Write("\u001b[?25l");
    }

    /// <inheritdoc/>
    public void Say(string line)
    {
        GoUp(thenClear: "\u001b[J");
        Console.Write(line + ClearLine + "\n");
    }

    /// <inheritdoc/>
    public bool Refresh(IAudioDevice device, LiveMeter meter)
    {
        if (!HandleKeys())
        {
            return false;
        }

        if (meter.Elapsed < _nextDraw)
        {
            return true;
        }

        _nextDraw = meter.Elapsed + Interval;

        if (_statistics is null || meter.Elapsed >= _nextStatistics)
        {
            _statistics = meter.Take(device);
            _nextStatistics = meter.Elapsed + TimeSpan.FromSeconds(1);
        }

        Draw(_statistics);

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => Console.Write("\u001b[?25h");

    private void Draw(LiveStatistics now)
    {
        GoUp(thenClear: "");        // every line clears its own rest, so that nothing flickers
        _text.Clear();
        Line($"{_title}");
        Line($"{Latency(_engine.Separator?.Latency ?? default, now.Rate)}");

        for (var index = 0; index < _levels.Length; index++)
        {
            var strip = _engine.Strips[index];
            _levels[index] = Math.Max(Math.Max(strip.TakePeakDb(), _levels[index] - FallDbPerRefresh), BarFloorDb);
            var filled = (int)Math.Round(BarWidth * (_levels[index] - BarFloorDb) / -BarFloorDb);
            _text.Append(index == _selected ? '>' : ' ').Append(CultureInfo.InvariantCulture, $" {index + 1} {strip.Name,-10} ");
            _text.Append('#', Math.Clamp(filled, 0, BarWidth)).Append('.', BarWidth - Math.Clamp(filled, 0, BarWidth));
            _text.Append(CultureInfo.InvariantCulture, $" {_levels[index],6:F1} dB  gain {strip.GainDb,5:F1}");
            Line($"{(strip.Mute ? "  mute" : "")}{(strip.Solo ? "  solo" : "")}");
        }

        Line($"load {100 * now.Load:F1} %   late {now.LateBlocks}   xruns {now.Xruns}   gc {now.GcPauseMs:F1} ms   {now.Provider}   {now.Time:F0} s");
        Line($"keys: 1-{_levels.Length} choose   m mute   s solo   + - gain   0 gain to 0 dB   q end");
        _drawnLines = _levels.Length + 4;
        Console.Out.Write(_text);
    }

    private static string Latency(SeparatorLatency latency, int rate)
    {
        var milliseconds = 1e3 / Math.Max(rate, 1);

        return string.Create(
            CultureInfo.InvariantCulture,
            $"latency {latency.TotalSamples * milliseconds:F1} ms: window {latency.WindowSamples * milliseconds:F1}, model {latency.ModelSamples * milliseconds:F1}"
            + $"{Part("blocks", latency.BlockSamples)}{Part("look-ahead", latency.LookaheadSamples)}");

        string Part(string name, int samples) =>
            samples == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {name} {samples * milliseconds:F1}");
    }

    private void Line(FormattableString line) =>
        _text.Append(CultureInfo.InvariantCulture, $"{line.ToString(CultureInfo.InvariantCulture)}").Append(ClearLine).Append('\n');

    private void GoUp(string thenClear)
    {
        if (_drawnLines > 0)
        {
            Console.Write(string.Create(CultureInfo.InvariantCulture, $"\u001b[{_drawnLines}A{thenClear}"));
            _drawnLines = 0;
        }
    }

    private bool HandleKeys()
    {
        while (!Console.IsInputRedirected && Console.KeyAvailable)
        {
            var key = Console.ReadKey(intercept: true);
            var strip = _engine.Strips[_selected];

            switch (key.KeyChar)
            {
                case 'q' or '\u001b':
                    return false;
                case 'm':
                    strip.SetMute(!strip.Mute);
                    break;
                case 's':
                    strip.Solo = !strip.Solo;
                    break;
                case '+' or '=':
                    strip.SetGain(strip.GainDb + GainStepDb);
                    break;
                case '-':
                    strip.SetGain(strip.GainDb - GainStepDb);
                    break;
                case '0':
                    strip.SetGain(0);
                    break;
                case >= '1' and <= '9' when key.KeyChar - '1' < _levels.Length:
                    _selected = key.KeyChar - '1';
                    break;
                default:
                    break;
            }
        }

        return true;
    }
}
