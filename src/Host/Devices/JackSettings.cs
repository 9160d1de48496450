namespace WeakSep.Host.Devices;

/// <summary>How a <see cref="JackDevice"/> joins a server.</summary>
internal sealed record JackSettings
{
    /// <summary>Name of the client; the server puts a number behind it when it is taken. Default <c>WeakSep</c>.</summary>
    internal string ClientName { get; init; } = "WeakSep";

    /// <summary>
    /// Name of the server; null (the default) for the one that the environment's JACK_DEFAULT_SERVER names, or <c>default</c>.
    /// </summary>
    internal string? ServerName { get; init; }

    /// <summary>
    /// Ports to listen to, in order, an input each; a single one feeds all inputs. Default none.
    /// </summary>
    internal JackPortChoice InputsFrom { get; init; } = JackPortChoice.None;

    /// <summary>
    /// Ports to play to, in order, an output each; when there are fewer ports than outputs, all left outputs go to the
    /// first port and all right ones to the second, and JACK adds them up. Default none.
    /// </summary>
    internal JackPortChoice OutputsTo { get; init; } = JackPortChoice.None;
}
