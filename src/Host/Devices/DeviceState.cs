namespace WeakSep.Host.Devices;

/// <summary>How a sound device fares.</summary>
internal enum DeviceState
{
    /// <summary>Opened, but not started.</summary>
    Ready,

    /// <summary>Playing.</summary>
    Running,

    /// <summary>Its server or hardware is gone; open it anew once that is back.</summary>
    Lost,

    /// <summary>It has played all there was.</summary>
    Finished,
}
