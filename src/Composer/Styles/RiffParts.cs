using WeakSep.Composer.Roles;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Styles;

/// <summary>How the instruments join a shared riff.</summary>
internal static class RiffParts
{
    private static readonly Weighted<IRole> Bass = new()
    {
        { new RiffRole(38), 3 }, { new RiffRole(38) { FollowsChords = false }, 1 },
    };

    private static readonly Weighted<IRole> Guitar = new()
    {
        { new RiffRole(50), 3 }, { new RiffRole(50) { Fifths = true }, 2 },
        { new RiffRole(50) { FollowsChords = false }, 1 },
        { new RiffRole(62), 1 }, { new RiffRole(62) { Octaves = true }, 1 }, { new RiffRole(43), 1 },
    };

    private static readonly Weighted<IRole> Piano = new()
    {
        { new RiffRole(50) { Octaves = true }, 2 }, { new RiffRole(62) { Octaves = true }, 2 }, { new RiffRole(38), 1 },
        { new RiffRole(62), 1 },
    };

    /// <summary>Riff roles of an instrument.</summary>
    public static Weighted<IRole> For(Instrument instrument) => instrument switch
    {
        Instrument.Bass => Bass,
        Instrument.Guitar => Guitar,
        _ => Piano,
    };
}
