namespace WeakSep.Host.Devices;

/// <summary>A sound device cannot be found, opened or started; the message is one line for people.</summary>
internal sealed class DeviceException : Exception
{
    public DeviceException(string message)
        : base(message)
    {
    }

    public DeviceException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
