using WeakSep.Audio;
using WeakSep.Host.Devices.Interop;

namespace WeakSep.Host.Devices;

/// <summary>Looks which sound devices there are.</summary>
internal static class DeviceCatalog
{
    private const double MillisecondsPerSecond = 1000;

    /// <summary>Lists all devices; what is missing becomes a note.</summary>
    /// <param name="jackServer">Name of the JACK server; null for the usual one.</param>
    internal static DeviceListing List(string? jackServer = null)
    {
        var entries = new List<DeviceEntry>();
        var notes = new List<string>();
        JackServerFacts? jack = null;
        Note(notes, () => jack = AddJack(entries, jackServer));
        Note(notes, () => AddPortAudio(entries));
        entries.Add(new DeviceEntry("file:PATH", "none", 2, 0, 0, 0, 0));
        entries.Add(new DeviceEntry("null", "none", 2, 2, NullDevice.DefaultSampleRate, 0, 0));
        return new DeviceListing(entries, jack, notes);
    }

    private static void Note(List<string> notes, Action look)
    {
        try
        {
            look();
        }
        catch (Exception problem) when (problem is DeviceException or MissingLibraryException)
        {
            notes.Add(problem.Message);
        }
    }

    private static JackServerFacts AddJack(List<DeviceEntry> entries, string? server)
    {
        using var client = JackClient.Open("WeakSep-devices", server, callbacks: null);
        var (rate, frames) = (client.SampleRate, client.BufferFrames);
        var sources = client.PortNames(JackPortFlags.Output);
        var targets = client.PortNames(JackPortFlags.Input);
        var facts = new JackServerFacts(
            rate,
            frames,
            client.PortNames(JackPortFlags.Output | JackPortFlags.Physical),
            client.PortNames(JackPortFlags.Input | JackPortFlags.Physical));

        var physical = $"jack:{DeviceName.PhysicalPorts}";
        entries.Add(Entry("jack", sources, targets));
        entries.Add(Entry(physical, facts.CapturePorts, facts.PlaybackPorts));

        foreach (var name in sources.Concat(targets).Select(ClientOf).Distinct())
        {
            entries.Add(Entry(
                $"jack:{name}",
                [.. sources.Where(port => ClientOf(port) == name)],
                [.. targets.Where(port => ClientOf(port) == name)]));
        }

        return facts;

        DeviceEntry Entry(string name, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs) => new(
            name,
            "JACK",
            inputs.Count,
            outputs.Count,
            rate,
            Latency(client, inputs, JackLatencyMode.Capture, rate),
            Latency(client, outputs, JackLatencyMode.Playback, rate));
    }

    private static double Latency(JackClient client, IReadOnlyList<string> ports, JackLatencyMode mode, int rate) =>
        ports.Select(client.FindPort).OfType<JackPort>()
            .Select(port => JackClient.LatencyOf(port, mode).Max * MillisecondsPerSecond / rate)
            .DefaultIfEmpty(0).Max();

    private static string ClientOf(string port) => port.Split(':')[0];

    private static void AddPortAudio(List<DeviceEntry> entries)
    {
        using var session = PortAudioSession.Open();

        foreach (var device in session.Devices)
        {
            // A name that others hold a part of is given as a number, so that every entry can be passed on as it is.
            var isUnique = session.Devices.Count(other => other.Name.Contains(device.Name, StringComparison.OrdinalIgnoreCase)) == 1;
            entries.Add(new DeviceEntry(
                $"portaudio:{(isUnique ? device.Name : device.Index)}",
                isUnique ? device.HostApi : $"{device.HostApi}: {device.Name}",
                device.InputChannels,
                device.OutputChannels,
                device.SampleRate,
                device.InputChannels == 0 ? 0 : device.LowInputLatencySeconds * MillisecondsPerSecond,
                device.OutputChannels == 0 ? 0 : device.LowOutputLatencySeconds * MillisecondsPerSecond));
        }

        if (session.Devices.Count == 0)
        {
            throw new DeviceException("PortAudio knows no sound device");
        }
    }
}
