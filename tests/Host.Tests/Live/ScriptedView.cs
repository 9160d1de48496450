using WeakSep.Host.Devices;
using WeakSep.Host.Live;

namespace WeakSep.Host.Tests.Live;

/// <summary>Keeps what is said and lets a test act at each refresh.</summary>
internal sealed class ScriptedView(Func<int, bool> goOn) : ILiveView
{
    private int _steps;

    public List<string> Lines { get; } = [];

    public void Say(string line) => Lines.Add(line);

    public bool Refresh(IAudioDevice device, LiveMeter meter) => goOn(_steps++);

    public void Dispose()
    {
    }
}
