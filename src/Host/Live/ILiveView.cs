using WeakSep.Host.Devices;

namespace WeakSep.Host.Live;

/// <summary>Where a live session is seen and, perhaps, controlled; called on one thread, twenty times a second.</summary>
internal interface ILiveView : IDisposable
{
    /// <summary>Tells of something that happened.</summary>
    void Say(string line);

    /// <summary>Shows how things are.</summary>
    /// <param name="device">What plays.</param>
    /// <param name="meter">Gives the figures.</param>
    /// <returns>False when the person wants to end.</returns>
    bool Refresh(IAudioDevice device, LiveMeter meter);
}
