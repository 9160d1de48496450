using WeakSep.Audio;
using WeakSep.Host.Devices.Interop;

namespace WeakSep.Host.Devices;

/// <summary>A client's ports, one per channel of a processor, named and grouped after its sources.</summary>
internal sealed unsafe class JackPorts
{
    private const string PrettyName = "http://jackaudio.org/metadata/pretty-name";
    private const string PortGroup = "http://jackaudio.org/metadata/port-group";

    private readonly JackPort[] _inputs;
    private readonly JackPort[] _outputs;

    /// <summary>Adds the ports to a client.</summary>
    /// <exception cref="DeviceException">The server refuses one.</exception>
    internal JackPorts(JackClient client, IBlockProcessor processor)
    {
        _inputs = [.. processor.InputNames.Select(name => Add(client, name, JackPortFlags.Input))];
        _outputs = [.. processor.OutputNames.Select(name => Add(client, name, JackPortFlags.Output))];
    }

    /// <summary>The inputs.</summary>
    internal IReadOnlyList<JackPort> Inputs => _inputs;

    /// <summary>The outputs.</summary>
    internal IReadOnlyList<JackPort> Outputs => _outputs;

    /// <summary>Takes this cycle's buffers.</summary>
    [AudioThread]
    internal void Fetch(float** inputs, float** outputs, int frames)
    {
        for (var index = 0; index < _inputs.Length; index++)
        {
            inputs[index] = JackClient.BufferOf(_inputs[index], frames);
        }

        for (var index = 0; index < _outputs.Length; index++)
        {
            outputs[index] = JackClient.BufferOf(_outputs[index], frames);
        }
    }

    /// <summary>
    /// Passes latencies through the processor. Every output depends on every input, so all ports of one side get what lies
    /// between the earliest and the latest of the other side, and the processor's own.
    /// </summary>
    /// <param name="mode">Capture latency travels from inputs to outputs, playback latency the other way.</param>
    /// <param name="processorSamples">What the processor adds.</param>
    internal void PassLatency(JackLatencyMode mode, int processorSamples)
    {
        var (from, to) = mode == JackLatencyMode.Capture ? (_inputs, _outputs) : (_outputs, _inputs);
        JackLatencyRange? all = null;

        foreach (var port in from)
        {
            // A port without connections has a latency of 0, which nothing is ever heard with.
            if (JackClient.IsConnected(port))
            {
                var range = JackClient.LatencyOf(port, mode);
                all = all?.Union(range) ?? range;
            }
        }

        var passed = (all ?? default).Plus(processorSamples);

        foreach (var port in to)
        {
            JackClient.SetLatency(port, mode, passed);
        }
    }

    /// <summary>Takes off what was said about the ports, before the client is closed.</summary>
    internal void RemoveProperties(JackClient client)
    {
        foreach (var port in _inputs.Concat(_outputs))
        {
            client.RemoveProperties(port);
        }
    }

    private static JackPort Add(JackClient client, string name, JackPortFlags direction)
    {
        var port = client.AddPort(name, direction);

        // Left and right of a source become one strip in a patch bay; without this the ports work just as well.
        _ = client.TrySetProperty(port, PrettyName, ChannelName.PrettyOf(name))
            && client.TrySetProperty(port, PortGroup, ChannelName.SourceOf(name));
        return port;
    }
}
