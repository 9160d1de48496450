namespace WeakSep.Host.Devices;

/// <summary>What <see cref="DeviceCatalog"/> found.</summary>
/// <param name="Entries">The devices, JACK's first.</param>
/// <param name="Jack">The JACK server; null when none runs.</param>
/// <param name="Notes">A line per sound system that cannot be used, and why.</param>
internal sealed record DeviceListing(IReadOnlyList<DeviceEntry> Entries, JackServerFacts? Jack, IReadOnlyList<string> Notes);
