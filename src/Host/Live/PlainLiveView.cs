using System.Globalization;
using WeakSep.Host.Devices;

namespace WeakSep.Host.Live;

/// <summary>A line every few seconds, where the output is no terminal.</summary>
internal sealed class PlainLiveView : ILiveView
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private TimeSpan _next = Interval;

    /// <inheritdoc/>
    public void Say(string line) => Console.WriteLine(line);

    /// <inheritdoc/>
    public bool Refresh(IAudioDevice device, LiveMeter meter)
    {
        if (meter.Elapsed >= _next)
        {
            var now = meter.Take(device);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{now.Time:F0} s  load {now.Load:P1}  late {now.LateBlocks}  xruns {now.Xruns}  gc {now.GcPauseMs:F1} ms"));
            _next += Interval;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
