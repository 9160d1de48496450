using WeakSep.Host.Devices;

namespace WeakSep.Host.Live;

/// <summary>One JSON object a second on the standard output, for machines; what happens goes to the error stream.</summary>
internal sealed class JsonLiveView : ILiveView
{
    private TimeSpan _next = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public void Say(string line) => Console.Error.WriteLine("weaksep: " + line);

    /// <inheritdoc/>
    public bool Refresh(IAudioDevice device, LiveMeter meter)
    {
        if (meter.Elapsed >= _next)
        {
            Console.WriteLine(meter.Take(device).ToJson());
            _next += TimeSpan.FromSeconds(1);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
