namespace WeakSep.Host.Devices.Interop;

/// <summary>JACK's jack_status_t: how opening a client went.</summary>
[Flags]
internal enum JackStatus
{
    Failure = 0x01,
    InvalidOption = 0x02,
    NameNotUnique = 0x04,
    ServerStarted = 0x08,
    ServerFailed = 0x10,
    ServerError = 0x20,
    NoSuchClient = 0x40,
    LoadFailure = 0x80,
    InitFailure = 0x100,
    ShmFailure = 0x200,
    VersionError = 0x400,
    BackendError = 0x800,
    ClientZombie = 0x1000,
}
