namespace WeakSep.Host.Tests.Devices;

/// <summary>Tests that share libjack's one connection of a process to a server: one after another.</summary>
[CollectionDefinition(Name)]
public sealed class JackTestGroup
{
    public const string Name = "JACK";
}
