using System.Runtime.InteropServices;

namespace WeakSep.Host.Devices.Interop;

/// <summary>The functions of libjack that WeakSep calls; PipeWire's replacement has them, too.</summary>
internal static unsafe partial class JackNative
{
    public const int NoStartServer = 0x01;
    public const int ServerName = 0x04;
    public const int AlreadyConnected = 17;     // EEXIST
    public const string AudioType = "32 bit float mono audio";

    static JackNative() => DeviceLibraries.Register();

    // The last parameter is the first of a variable list, which C passes like any other on Linux and Windows.
    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_client_open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial JackClientHandle OpenClient(string name, int options, out JackStatus status, string? server);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_client_close")]
    public static partial int CloseClient(nint client);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_get_client_name")]
    public static partial nint ClientName(JackClientHandle client);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_client_name_size")]
    public static partial int ClientNameSize();

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_get_sample_rate")]
    public static partial uint SampleRate(JackClientHandle client);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_get_buffer_size")]
    public static partial uint BufferSize(JackClientHandle client);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_set_buffer_size")]
    public static partial int SetBufferSize(JackClientHandle client, uint frames);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_activate")]
    public static partial int Activate(JackClientHandle client);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_recompute_total_latencies")]
    public static partial int RecomputeLatencies(JackClientHandle client);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_port_register", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint RegisterPort(
        JackClientHandle client, string name, string type, CULong flags, CULong bufferSize);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_port_by_name", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint PortByName(JackClientHandle client, string name);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_port_name")]
    public static partial nint PortName(nint port);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_port_get_buffer")]
    public static partial float* PortBuffer(nint port, uint frames);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_port_connected")]
    public static partial int PortConnections(nint port);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_port_get_latency_range")]
    public static partial void LatencyRange(nint port, JackLatencyMode mode, out JackLatencyRange range);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_port_set_latency_range")]
    public static partial void SetLatencyRange(nint port, JackLatencyMode mode, in JackLatencyRange range);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_port_uuid")]
    public static partial ulong PortId(nint port);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_get_ports", StringMarshalling = StringMarshalling.Utf8)]
    public static partial byte** Ports(JackClientHandle client, string? namePattern, string? typePattern, CULong flags);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_free")]
    public static partial void Free(void* memory);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_connect", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Connect(JackClientHandle client, string source, string target);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_set_property", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetProperty(JackClientHandle client, ulong subject, string key, string value, string? type);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_get_property", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int GetProperty(ulong subject, string key, out byte* value, out byte* type);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_remove_properties")]
    public static partial int RemoveProperties(JackClientHandle client, ulong subject);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_set_process_callback")]
    public static partial int SetProcess(JackClientHandle client, delegate* unmanaged<uint, nint, int> callback, nint argument);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_set_buffer_size_callback")]
    public static partial int SetBufferSize(JackClientHandle client, delegate* unmanaged<uint, nint, int> callback, nint argument);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_set_sample_rate_callback")]
    public static partial int SetSampleRate(JackClientHandle client, delegate* unmanaged<uint, nint, int> callback, nint argument);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_set_xrun_callback")]
    public static partial int SetXrun(JackClientHandle client, delegate* unmanaged<nint, int> callback, nint argument);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_set_latency_callback")]
    public static partial int SetLatency(JackClientHandle client, delegate* unmanaged<int, nint, void> callback, nint argument);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_on_info_shutdown")]
    public static partial void SetShutdown(JackClientHandle client, delegate* unmanaged<int, byte*, nint, void> callback, nint argument);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_set_error_function")]
    public static partial void SetErrorFunction(delegate* unmanaged<byte*, void> print);

    [LibraryImport(DeviceLibraries.Jack, EntryPoint = "jack_set_info_function")]
    public static partial void SetInfoFunction(delegate* unmanaged<byte*, void> print);
}
