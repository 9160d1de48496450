using WeakSep.Composer.Harmony;
using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;
using B = WeakSep.Composer.Styles.BassParts;
using G = WeakSep.Composer.Styles.GuitarParts;
using P = WeakSep.Composer.Styles.PianoParts;

namespace WeakSep.Composer.Styles;

/// <summary>Dances of Latin America and Spain.</summary>
internal static class LatinStyles
{
    private static readonly StyleSheet Bossa = new("bossa nova")
    {
        Tempo = (108, 156),
        Major = Progressions.Standards,
        Minor = Progressions.MinorStandards,
        Forms = Forms.Standard,
        Melody = new MelodyCharacter
        {
            Density = 0.42,
            Syncopation = 0.55,
            Chromatics = 0.2,
            Repeats = 0.5,
            Pentatonic = 0.1,
        },
        Feel = new Feel { JitterSeconds = 0.01 },
        Bass = Bands.JazzBass with
        {
            Support = new() { { B.Bossa, 5 }, { B.Roots, 1 } },
            Alone = new() { { B.Bossa, 1 }, { B.Solo, 2 }, { B.Tune, 1 } },
        },
        Guitar = Bands.JazzGuitar with
        {
            Support = new() { { G.BossaPick, 5 }, { G.JazzComp, 1 } },
            Programs = new() { { 24, 6 }, { 26, 1 }, { 25, 1 } },
        },
        Piano = Bands.JazzPiano with
        {
            Foundation = new() { { P.Hands(P.LeftRoots, P.JazzComp), 1 }, { P.Hands(P.LeftHabanera, P.Stabs), 1 } },
        },
    };

    private static readonly StyleSheet Salsa = new("montuno")
    {
        Weight = 0.9,
        Tempo = (84, 112),
        Modes = new() { { Mode.Major, 2 }, { Mode.Minor, 2 } },
        Major = Progressions.Latin,
        Minor = Progressions.LatinMinor,
        Forms = Forms.Loop,
        Melody = new MelodyCharacter
        {
            Density = 0.5,
            Syncopation = 0.6,
            Repeats = 0.45,
            Pentatonic = 0.2,
            Breath = 0.35,
        },
        RiffShare = 0.15,
        Bass = Bands.ElectricBass with
        {
            Support = new() { { B.Tumbao, 5 }, { B.Bossa, 1 } },
            Programs = new() { { 32, 4 }, { 33, 3 }, { 35, 0.5 } },
        },
        Guitar = Bands.PopGuitar with
        {
            Support = new() { { G.MutedLine, 2 }, { G.BarreStrum, 1 }, { G.Pick, 1 }, { G.Answer, 1 } },
            Programs = new() { { 24, 3 }, { 27, 2 }, { 25, 1 } },
        },
        Piano = Bands.BandPiano with
        {
            Support = new() { { P.Montuno, 6 }, { P.Stabs, 1 } },
            Alone = new() { { P.Montuno, 2 }, { P.Hands(P.LeftHabanera, P.OctaveTune), 1 } },
        },
    };

    private static readonly StyleSheet Tango = new("tango")
    {
        Weight = 0.8,
        Tempo = (108, 132),
        Metres = new() { { Metre.Four, 2 }, { Metre.Two, 1 } },
        Modes = new() { { Mode.Minor, 3 }, { Mode.Major, 1 } },
        Major = Progressions.Romantic,
        Minor = Progressions.LatinMinor,
        Forms = Forms.Strophic,
        Melody = new MelodyCharacter
        {
            Density = 0.5,
            Syncopation = 0.3,
            Chromatics = 0.3,
            Pentatonic = 0,
            Leaps = 0.35,
            Ornaments = 0.15,
        },
        Feel = new Feel { Rubato = 0.04, DeadpanBias = 0.25 },
        Modulations = 0.5,
        Bass = Bands.FolkBass with { Support = new() { { B.Habanera, 3 }, { B.RootFifth, 1 }, { B.Walking, 1 } } },
        Guitar = Bands.NylonGuitar,
        Piano = Bands.ClassicalPiano with
        {
            Support = new()
            {
                { P.LeftHabanera, 3 }, { P.Stabs, 1 }, { P.Blocks, 1 }, { P.Hands(P.LeftHabanera, P.Blocks), 1 },
            },
        },
    };

    /// <summary>All styles of this file.</summary>
    public static IReadOnlyList<StyleSheet> All { get; } =
    [
        Bossa,
        Bossa with
        {
            Name = "samba",
            Weight = 0.7,
            Tempo = (88, 120),
            Metres = new() { Metre.Two },
            Melody = Bossa.Melody with { Density = 0.7 },
        },
        Salsa,
        Salsa with
        {
            Name = "bolero",
            Weight = 0.7,
            Tempo = (76, 104),
            Major = Progressions.Standards,
            Melody = Salsa.Melody with { Density = 0.4, Syncopation = 0.3, Triplets = 0.1 },
            Bass = Salsa.Bass with { Support = new() { { B.Roots, 2 }, { B.Tumbao, 1 }, { B.Habanera, 1 } } },
            Guitar = Bands.NylonGuitar with
            {
                Lead = new() { { G.Tune, 2 }, { G.ThirdsTune, 1 }, { G.SixthsTune, 1 } },
            },
            Piano = Bands.BandPiano,
        },
        Tango,
        Tango with
        {
            Name = "habanera",
            Weight = 0.6,
            Tempo = (60, 90),
            Metres = new() { Metre.Two },
            Melody = Tango.Melody with { Density = 0.65, Triplets = 0.15 },
            Bass = Bands.FolkBass with { Support = new() { { B.Habanera, 1 } } },
        },
        Tango with
        {
            Name = "flamenco",
            Weight = 0.7,
            Tempo = (96, 168),
            Metres = new() { { Metre.Four, 1 }, { Metre.Three, 2 }, { Metre.SixEight, 1 } },
            Modes = new() { { Mode.Phrygian, 2 }, { Mode.Minor, 1 } },
            Minor = Progressions.Spanish,
            Lead = (0.05, 0.65, 0.25, 0.05),
            Bass = Bands.FolkBass with { Support = new() { { B.Roots, 2 }, { B.Ostinato, 1 }, { B.FirstBeats, 1 } } },
            Guitar = Bands.NylonGuitar with
            {
                Support = new() { { G.Rasgueado, 3 }, { G.Pick, 2 } },
                Lead = new() { { G.Tune, 2 }, { G.TremoloTune, 1 }, { G.ThirdsTune, 1 }, { G.PickedMelody, 1 } },
                Solo = new() { { G.FastSolo, 1 }, { G.Solo, 1 } },
            },
        },
        Salsa with
        {
            Name = "calypso",
            Weight = 0.5,
            Tempo = (96, 126),
            Modes = new() { Mode.Major },
            Major = Progressions.Songs,
            Bass = Salsa.Bass with { Support = new() { { B.Habanera, 2 }, { B.Bossa, 1 }, { B.RootFifth, 1 } } },
            Guitar = Bands.PopGuitar,
            Piano = Bands.BandPiano,
        },
    ];
}
