using System.Runtime.InteropServices;
using WeakSep.Audio;

namespace WeakSep.Host.Devices.Interop;

/// <summary>A client of a JACK server: libjack in the words of this program.</summary>
internal sealed unsafe class JackClient : IDisposable
{
    private readonly JackClientHandle _handle;

    private JackClient(JackClientHandle handle) => _handle = handle;

    /// <summary>The name that the server gave it: the wanted one, or with a number behind it.</summary>
    public string Name => Marshal.PtrToStringUTF8(JackNative.ClientName(_handle)) ?? "";

    /// <summary>Rate of the server, in hertz.</summary>
    public int SampleRate => (int)JackNative.SampleRate(_handle);

    /// <summary>Samples of a cycle.</summary>
    public int BufferFrames => (int)JackNative.BufferSize(_handle);

    /// <summary>Joins a server that runs already.</summary>
    /// <param name="name">Wanted name.</param>
    /// <param name="server">Name of the server; null for the environment's or <c>default</c>.</param>
    /// <param name="callbacks">What to call; null for a client that only looks around.</param>
    /// <exception cref="DeviceException">There is no server, or it does not take the client.</exception>
    /// <exception cref="MissingLibraryException">libjack is not installed.</exception>
    public static JackClient Open(string name, string? server, IJackCallbacks? callbacks)
    {
        JackCallbackFunctions.Silence();
        var longest = JackNative.ClientNameSize() - 1;      // the size counts the zero at the end

        if (name.Length == 0 || name.Contains(':', StringComparison.Ordinal) || name.Length > longest)
        {
            throw new DeviceException($"'{name}' cannot be the name of a JACK client; expected 1..{longest} characters, no colon");
        }

        var options = JackNative.NoStartServer | (server is null ? 0 : JackNative.ServerName);
        var handle = JackNative.OpenClient(name, options, out var status, server);

        if (handle.IsInvalid)
        {
            handle.Dispose();
            var which = server is null ? "" : $" '{server}'";
            throw new DeviceException(
                status.HasFlag(JackStatus.ServerFailed)
                    ? $"no JACK server{which} runs; start JACK (jackd) or PipeWire's (pw-jack), or choose another device"
                    : $"the JACK server{which} refuses the client '{name}' ({status})");
        }

        if (callbacks is not null)
        {
            JackCallbackFunctions.SetAll(handle, callbacks);
        }

        return new JackClient(handle);
    }

    /// <summary>Begins to be called.</summary>
    public bool TryActivate() => JackNative.Activate(_handle) == 0;

    /// <summary>Adds a port for audio.</summary>
    /// <exception cref="DeviceException">The server refuses it.</exception>
    public JackPort AddPort(string name, JackPortFlags flags)
    {
        var port = JackNative.RegisterPort(_handle, name, JackNative.AudioType, new CULong((uint)flags), new CULong(0u));
        return port == 0 ? throw new DeviceException($"the JACK server refuses the port '{name}'") : new JackPort(port);
    }

    /// <summary>Anybody's port by its full name, such as <c>system:capture_1</c>; null when there is none.</summary>
    public JackPort? FindPort(string fullName) =>
        JackNative.PortByName(_handle, fullName) is var port and not 0 ? new JackPort(port) : null;

    /// <summary>Full names of all audio ports with these flags, in the server's order.</summary>
    public IReadOnlyList<string> PortNames(JackPortFlags flags)
    {
        var found = JackNative.Ports(_handle, null, JackNative.AudioType, new CULong((uint)flags));
        var names = new List<string>();

        if (found is not null)
        {
            for (var at = found; *at is not null; at++)
            {
                names.Add(Marshal.PtrToStringUTF8((nint)(*at)) ?? "");
            }

            JackNative.Free(found);
        }

        return names;
    }

    /// <summary>A port's full name.</summary>
    public static string NameOf(JackPort port) => Marshal.PtrToStringUTF8(JackNative.PortName(port.Pointer)) ?? "";

    /// <summary>A port's samples in this cycle.</summary>
    [AudioThread]
    public static float* BufferOf(JackPort port, int frames) => JackNative.PortBuffer(port.Pointer, (uint)frames);

    /// <summary>Whether anything is connected to a port of this client's.</summary>
    public static bool IsConnected(JackPort port) => JackNative.PortConnections(port.Pointer) > 0;

    /// <summary>A port's latency.</summary>
    public static JackLatencyRange LatencyOf(JackPort port, JackLatencyMode mode)
    {
        JackNative.LatencyRange(port.Pointer, mode, out var range);
        return range;
    }

    /// <summary>Says how late a port is; only while JACK asks.</summary>
    public static void SetLatency(JackPort port, JackLatencyMode mode, JackLatencyRange range) =>
        JackNative.SetLatencyRange(port.Pointer, mode, in range);

    /// <summary>Has all latencies of the graph asked for anew.</summary>
    public void RecomputeLatencies() => _ = JackNative.RecomputeLatencies(_handle);

    /// <summary>Asks the server for another length of cycles, for all clients.</summary>
    public bool TrySetBufferFrames(int frames) => JackNative.SetBufferSize(_handle, (uint)frames) == 0;

    /// <summary>Connects two ports; that they are connected already is fine.</summary>
    public bool TryConnect(string source, string target) =>
        JackNative.Connect(_handle, source, target) is 0 or JackNative.AlreadyConnected;

    /// <summary>Attaches a text to a port, where this libjack can.</summary>
    public bool TrySetProperty(JackPort port, string key, string value)
    {
        try
        {
            return JackNative.SetProperty(_handle, JackNative.PortId(port.Pointer), key, value, "text/plain") == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;       // JACK 1 before 0.124 and early PipeWire
        }
    }

    /// <summary>A text attached to a port; null when there is none.</summary>
    public static string? PropertyOf(JackPort port, string key)
    {
        if (JackNative.GetProperty(JackNative.PortId(port.Pointer), key, out var value, out var type) != 0)
        {
            return null;
        }

        var text = Marshal.PtrToStringUTF8((nint)value);
        JackNative.Free(value);
        JackNative.Free(type);
        return text;
    }

    /// <summary>Takes all texts off a port, where this libjack can: the server would keep them when the port is gone.</summary>
    public void RemoveProperties(JackPort port)
    {
        try
        {
            _ = JackNative.RemoveProperties(_handle, JackNative.PortId(port.Pointer));
        }
        catch (EntryPointNotFoundException)
        {
            // Then none could be set either.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
