using System.Globalization;
using WeakSep.Host.Devices.Interop;

namespace WeakSep.Host.Devices;

/// <summary>Finds the device of PortAudio that is meant by an index, a name or a part of a name.</summary>
internal static class PortAudioChoice
{
    /// <summary>The device that records.</summary>
    /// <exception cref="DeviceException">There is none, or several are meant.</exception>
    internal static PortAudioEntry Input(PortAudioSession session, string? wanted) =>
        Find(session.Devices, session.DefaultInput, wanted, device => device.InputChannels > 0, "records");

    /// <summary>The device that plays.</summary>
    /// <exception cref="DeviceException">There is none, or several are meant.</exception>
    internal static PortAudioEntry Output(PortAudioSession session, string? wanted) =>
        Find(session.Devices, session.DefaultOutput, wanted, device => device.OutputChannels > 0, "plays");

    /// <summary>Finds a device in a list.</summary>
    /// <param name="devices">All devices.</param>
    /// <param name="preferred">The system's choice.</param>
    /// <param name="wanted">Index, name or part of a name; null for the system's choice.</param>
    /// <param name="fits">What the device must be able to do.</param>
    /// <param name="verb">The same in words, for messages.</param>
    /// <exception cref="DeviceException">There is none, or several are meant.</exception>
    internal static PortAudioEntry Find(
        IReadOnlyList<PortAudioEntry> devices, PortAudioEntry? preferred, string? wanted, Func<PortAudioEntry, bool> fits, string verb)
    {
        var fitting = devices.Where(fits).ToList();
        var expected = fitting.Count == 0
            ? "PortAudio knows none"
            : $"expected one of {string.Join(", ", fitting.Select(device => $"{device.Index} '{device.Name}' ({device.HostApi})"))}";

        if (wanted is null)
        {
            return preferred is not null && fits(preferred) ? preferred
                : throw new DeviceException($"the system names no sound device that {verb}; {expected}");
        }

        if (int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return fitting.Find(device => device.Index == index)
                ?? throw new DeviceException($"sound device {index} is none that {verb}; {expected}");
        }

        var exact = fitting.FindAll(device => device.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        var found = exact.Count > 0 ? exact
            : fitting.FindAll(device => device.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase));

        return found.Count switch
        {
            1 => found[0],
            0 => throw new DeviceException($"no sound device that {verb} is called '{wanted}'; {expected}"),
            _ => throw new DeviceException($"several sound devices that {verb} are called '{wanted}', give the number; {expected}"),
        };
    }
}
