namespace WeakSep.Host.Devices;

/// <summary>Which ports a JACK device connects to by itself: none, those of the hardware, or those of a name.</summary>
internal sealed record JackPortChoice
{
    private JackPortChoice(string? prefix, bool isPhysical)
    {
        Prefix = prefix;
        IsPhysical = isPhysical;
    }

    /// <summary>None: connections are made by people or by a patch bay.</summary>
    internal static JackPortChoice None { get; } = new(null, isPhysical: false);

    /// <summary>The hardware's.</summary>
    internal static JackPortChoice Physical { get; } = new(null, isPhysical: true);

    /// <summary>What the ports' full names begin with; null when the name does not matter.</summary>
    internal string? Prefix { get; }

    /// <summary>Whether only ports of the hardware count.</summary>
    internal bool IsPhysical { get; }

    /// <summary>All whose full name begins with a text, such as <c>system</c> or <c>system:capture_1</c>.</summary>
    internal static JackPortChoice StartingWith(string prefix) => new(prefix, isPhysical: false);
}
