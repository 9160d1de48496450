using System.Diagnostics;
using System.Globalization;

namespace WeakSep.Host.Rendering;

/// <summary>How far one track is.</summary>
internal sealed class RenderProgress : IProgress<long>, IDisposable
{
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly string _name;
    private readonly long _totalFrames;
    private readonly int _sampleRate;
    private readonly Action<RenderProgress> _changed;
    private readonly Action _ended;

    /// <summary>Begins a track.</summary>
    /// <param name="name">Name of the track.</param>
    /// <param name="totalFrames">Its length in samples per channel; not positive when unknown.</param>
    /// <param name="sampleRate">Its rate, in hertz.</param>
    /// <param name="changed">Called after each step, on the thread that renders.</param>
    /// <param name="ended">Called at the end, also of a failure.</param>
    internal RenderProgress(string name, long totalFrames, int sampleRate, Action<RenderProgress> changed, Action ended)
    {
        _name = name;
        _totalFrames = totalFrames;
        _sampleRate = sampleRate;
        _changed = changed;
        _ended = ended;
    }

    /// <summary>Part done, 0 to 1; 0 where the length is unknown.</summary>
    internal double Fraction { get; private set; }

    /// <summary>Seconds of music per second of time so far.</summary>
    internal double Rate { get; private set; }

    /// <summary>Name, percent, rate and time left, for a line of a log.</summary>
    internal string Line
    {
        get
        {
            var left = Fraction > 0 ? _time.Elapsed * ((1 / Fraction) - 1) : TimeSpan.Zero;
            var text = _totalFrames > 0
                ? string.Create(CultureInfo.InvariantCulture, $"{_name}: {100 * Fraction:0} %, {Rate:0} x real time, {left:hh\\:mm\\:ss} left")
                : string.Create(CultureInfo.InvariantCulture, $"{_name}: {Rate:0} x real time");
            return text;
        }
    }

    /// <inheritdoc/>
    public void Report(long value)
    {
        Fraction = _totalFrames > 0 ? Math.Min(1, (double)value / _totalFrames) : 0;
        Rate = value / (double)_sampleRate / Math.Max(_time.Elapsed.TotalSeconds, 1e-3);
        _changed(this);
    }

    /// <inheritdoc/>
    public void Dispose() => _ended();
}
