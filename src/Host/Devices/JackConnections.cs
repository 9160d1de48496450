using WeakSep.Host.Devices.Interop;

namespace WeakSep.Host.Devices;

/// <summary>Finds the ports to connect to before a client is active, and connects them once it is.</summary>
internal sealed class JackConnections
{
    private readonly List<(string Source, string Target)> _pairs = [];

    /// <summary>Plans the connections of a client's ports.</summary>
    /// <param name="client">The client.</param>
    /// <param name="settings">Which ports are wanted.</param>
    /// <param name="inputs">The client's inputs.</param>
    /// <param name="outputs">The client's outputs.</param>
    /// <exception cref="DeviceException">Ports are wanted that do not exist.</exception>
    internal JackConnections(JackClient client, JackSettings settings, IEnumerable<JackPort> inputs, IEnumerable<JackPort> outputs)
    {
        var own = client.Name + ":";
        string[] mine = [.. inputs.Select(JackClient.NameOf)];
        var sources = Find(client, settings.InputsFrom, JackPortFlags.Output, own);

        for (var index = 0; index < mine.Length && sources.Count > 0; index++)
        {
            if (sources.Count == 1 || index < sources.Count)
            {
                _pairs.Add((sources[Math.Min(index, sources.Count - 1)], mine[index]));
            }
        }

        mine = [.. outputs.Select(JackClient.NameOf)];
        var targets = Find(client, settings.OutputsTo, JackPortFlags.Input, own);

        for (var index = 0; index < mine.Length && targets.Count > 0; index++)
        {
            var side = ChannelName.IsRight(mine[index]) ? 1 : 0;
            _pairs.Add((mine[index], targets[targets.Count >= mine.Length ? index : Math.Min(side, targets.Count - 1)]));
        }
    }

    /// <summary>Makes the connections.</summary>
    /// <exception cref="DeviceException">The server refuses one.</exception>
    internal void Make(JackClient client)
    {
        foreach (var (source, target) in _pairs)
        {
            if (!client.TryConnect(source, target))
            {
                throw new DeviceException($"the JACK server does not connect '{source}' to '{target}'");
            }
        }
    }

    private static List<string> Find(JackClient client, JackPortChoice choice, JackPortFlags direction, string own)
    {
        if (choice == JackPortChoice.None)
        {
            return [];
        }

        var flags = choice.IsPhysical ? direction | JackPortFlags.Physical : direction;
        var all = client.PortNames(flags).Where(name => !name.StartsWith(own, StringComparison.Ordinal)).ToList();
        var found = all.Where(name => choice.Prefix is null || name.StartsWith(choice.Prefix, StringComparison.Ordinal)).ToList();

        if (found.Count > 0)
        {
            return found;
        }

        var wanted = choice.Prefix is null ? "of the hardware" : $"whose name begins with '{choice.Prefix}'";
        var verb = direction == JackPortFlags.Output ? "listen to" : "play to";
        var expected = all.Count == 0 ? "there is none" : $"expected one of {string.Join(", ", all)}";
        throw new DeviceException($"JACK has no port {wanted} to {verb}; {expected}");
    }
}
