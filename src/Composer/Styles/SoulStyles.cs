using WeakSep.Composer.Harmony;
using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;
using B = WeakSep.Composer.Styles.BassParts;
using G = WeakSep.Composer.Styles.GuitarParts;
using P = WeakSep.Composer.Styles.PianoParts;

namespace WeakSep.Composer.Styles;

/// <summary>Soul, funk, disco, reggae, gospel and loops.</summary>
internal static class SoulStyles
{
    private static readonly StyleSheet Soul = new("soul")
    {
        Tempo = (80, 126),
        Modes = new() { { Mode.Major, 2 }, { Mode.Dorian, 1 }, { Mode.Minor, 1 }, { Mode.Mixolydian, 0.5 } },
        Major = Progressions.Groove,
        Minor = Progressions.GrooveMinor,
        Forms = Forms.Song,
        Melody = new MelodyCharacter
        {
            Density = 0.48,
            Syncopation = 0.45,
            Pentatonic = 0.7,
            Chromatics = 0.1,
            Breath = 0.35,
        },
        Feel = new Feel { SixteenthSwing = (0.5, 0.58), JitterSeconds = 0.009 },
        RiffShare = 0.15,
        SecondKeys = 0.15,
        Bass = Bands.ElectricBass with
        {
            Support = new() { { B.Motown, 4 }, { B.Kick, 1 }, { B.Walking, 0.5 }, { B.Funk, 0.5 } },
            Programs = new() { { 33, 6 }, { 34, 1 }, { 36, 0.4 }, { 35, 0.4 } },
        },
        Guitar = Bands.PopGuitar with
        {
            Support = new()
            {
                { G.Backbeat, 3 }, { G.Scratch, 1 }, { G.MutedLine, 1 }, { G.DoubleAnswer, 1 }, { G.Answer, 1 },
            },
            Programs = new() { { 27, 5 }, { 26, 2 }, { 28, 0.5 } },
        },
        Piano = Bands.BandPiano with
        {
            Programs = new() { { 0, 3 }, { 4, 3 }, { 5, 1 }, { 1, 1 }, { 2, 1 }, { 7, 0.4 } },
        },
    };

    /// <summary>All styles of this file.</summary>
    public static IReadOnlyList<StyleSheet> All { get; } =
    [
        Soul,
        Soul with
        {
            Name = "funk",
            Weight = 1.1,
            Tempo = (90, 120),
            Modes = new() { { Mode.Dorian, 2 }, { Mode.Mixolydian, 1 }, { Mode.Minor, 1 } },
            Melody = new MelodyCharacter
            {
                Density = 0.55,
                Syncopation = 0.55,
                Pentatonic = 0.8,
                Blue = true,
                Breath = 0.45,
            },
            Forms = Forms.Loop,
            RiffShare = 0.35,
            Breaks = 0.4,
            Bass = Soul.Bass with
            {
                Support = new() { { B.Funk, 5 }, { B.Octaves, 0.5 } },
                Alone = new() { { B.Funk, 3 }, { B.Solo, 1 } },
                Programs = new() { { 33, 3 }, { 36, 2 }, { 37, 2 }, { 38, 0.4 } },
            },
            Guitar = Soul.Guitar with
            {
                Support = new() { { G.Scratch, 5 }, { G.MutedLine, 2 } },
                Alone = new() { { G.Scratch, 2 }, { G.MutedLine, 1 }, { G.Solo, 1 } },
            },
            Piano = Soul.Piano with
            {
                Support = new()
                {
                    { P.Stabs, 3 }, { P.PopComp, 1 }, { P.Answer, 1 }, { P.Hands(P.LeftRoots, P.Stabs), 1 },
                },
            },
        },
        Soul with
        {
            Name = "disco",
            Weight = 0.8,
            Tempo = (108, 128),
            Bass = Soul.Bass with
            {
                Support = new() { { B.Octaves, 5 }, { B.Motown, 1 } },
                Programs = new() { { 33, 4 }, { 34, 1 }, { 38, 1 }, { 36, 0.5 } },
            },
            Guitar = Soul.Guitar with { Support = new() { { G.Scratch, 4 }, { G.MutedLine, 1 }, { G.AfterBeats, 1 } } },
            Piano = Soul.Piano with
            {
                Support = new()
                {
                    { P.PopComp, 2 }, { P.Blocks, 2 }, { P.Stabs, 1 }, { P.Hands(P.LeftOctaves, P.PopComp), 1 },
                },
            },
        },
        Soul with
        {
            Name = "reggae",
            Weight = 0.9,
            Tempo = (66, 92),
            Modes = new() { { Mode.Major, 2 }, { Mode.Minor, 2 } },
            Major = Progressions.PopMajor,
            Minor = Progressions.PopMinor,
            Forms = Forms.Loop,
            Melody = new MelodyCharacter { Density = 0.4, Syncopation = 0.35, Pentatonic = 0.6, Repeats = 0.5 },
            Feel = new Feel { Swing = (0.5, 0.6) },
            Bass = Soul.Bass with
            {
                Support = new() { { B.Reggae, 6 }, { B.Kick, 1 } },
                Alone = new() { { B.Reggae, 3 }, { B.Tune, 1 } },
            },
            Guitar = Soul.Guitar with
            {
                Support = new() { { G.OffBeat, 5 }, { G.MutedLine, 1 } },
                Programs = new() { { 27, 5 }, { 28, 1 }, { 26, 0.7 } },
            },
            Piano = Soul.Piano with { Support = new() { { P.AfterBeats, 4 }, { P.Stabs, 1 }, { P.Answer, 0.6 } } },
        },
        Soul with
        {
            Name = "ska",
            Weight = 0.6,
            Tempo = (116, 160),
            Modes = new() { { Mode.Major, 3 }, { Mode.Minor, 1 } },
            Major = Progressions.Oldies,
            Minor = Progressions.PopMinor,
            Feel = new Feel { Swing = (0.5, 0.6) },
            Bass = Soul.Bass with { Support = new() { { B.Walking, 4 }, { B.Boogie, 1 } } },
            Guitar = Soul.Guitar with { Support = new() { { G.OffBeat, 5 } } },
            Piano = Soul.Piano with
            {
                Support = new() { { P.AfterBeats, 4 }, { P.Stabs, 1 } },
                Programs = new() { { 0, 4 }, { 3, 2 }, { 1, 1 } },
            },
        },
        Soul with
        {
            Name = "gospel",
            Weight = 0.9,
            Tempo = (60, 132),
            Metres = new()
            {
                { Metre.Four, 2 }, { Metre.TwelveEight, 1.5 }, { Metre.Three, 0.7 }, { Metre.SixEight, 0.5 },
            },
            Modes = new() { { Mode.Major, 5 }, { Mode.Blues, 1 } },
            Major = new()
            {
                { "I | I7 | IV | #ivo7 | I.5 | VI7 | II7 V7 | I", 2 }, { "I I7 | IV iv | I VI7 | ii7 V7", 2 },
                { "I | IV I | I | V7 | I | I7 | IV | I V7", 1 }, { "I IV | I III7 | vi II7 | V7", 1 },
            },
            Feel = new Feel { Swing = (0.5, 0.64), Rubato = 0.02 },
            Modulations = 0.4,
            Bass = Soul.Bass with
            {
                Support = new() { { B.Melodic, 2 }, { B.TwelveEight, 1 }, { B.Walking, 2 }, { B.Roots, 1 } },
            },
            Guitar = Soul.Guitar with
            {
                Support = new() { { G.Backbeat, 2 }, { G.Pick, 1 }, { G.DoubleAnswer, 1 }, { G.Ringing, 1 } },
            },
            Piano = Bands.BandPiano with
            {
                Support = new()
                {
                    { P.Hands(P.LeftOctaves, P.EighthBlocks), 2 }, { P.Hands(P.LeftWalk, P.Blocks), 2 },
                    { P.RockEighths, 1 }, { P.Tremolo, 0.6 },
                },
            },
        },
        Soul with
        {
            Name = "hip-hop loop",
            Weight = 0.7,
            Tempo = (74, 100),
            Modes = new() { { Mode.Minor, 3 }, { Mode.Dorian, 1 }, { Mode.Major, 1 } },
            Major = Progressions.Groove,
            Forms = Forms.Loop,
            Melody = new MelodyCharacter
            {
                Density = 0.45,
                Syncopation = 0.5,
                Pentatonic = 0.8,
                Breath = 0.5,
                Compass = 10,
            },
            Feel = new Feel { SixteenthSwing = (0.5, 0.63), JitterSeconds = 0.011 },
            RiffShare = 0.3,
            Bass = Soul.Bass with
            {
                Support = new() { { B.HipHop, 6 }, { B.Long, 0.5 } },
                Programs = new() { { 33, 3 }, { 38, 1.5 }, { 39, 1.5 }, { 32, 1 } },
            },
            Guitar = Soul.Guitar with
            {
                Support = new() { { G.HighPick, 1 }, { G.MutedLine, 1 }, { G.Answer, 1 }, { G.Backbeat, 1 } },
                Programs = new() { { 27, 3 }, { 26, 2 }, { 24, 2 } },
            },
            Piano = Soul.Piano with
            {
                Support = new()
                {
                    { P.PopComp, 2 }, { P.Blocks, 2 }, { P.Pad, 2 }, { P.Stabs, 1 }, { P.RightArpeggio, 1 },
                },
            },
        },
        Soul with
        {
            Name = "smooth ballad",
            Weight = 0.8,
            Tempo = (58, 84),
            Forms = Forms.Song,
            Major = Progressions.Standards,
            Minor = Progressions.GrooveMinor,
            Melody = new MelodyCharacter
            {
                Density = 0.45,
                Syncopation = 0.4,
                Pentatonic = 0.4,
                Chromatics = 0.12,
                Compass = 16,
            },
            Bass = Soul.Bass with
            {
                Support = new() { { B.Roots, 3 }, { B.Melodic, 2 }, { B.HipHop, 1 } },
                Programs = new() { { 33, 3 }, { 35, 3 }, { 32, 1 } },
            },
            Guitar = Soul.Guitar with
            {
                Support = new() { { G.Pick, 2 }, { G.Pad, 1 }, { G.Answer, 1 }, { G.JazzComp, 1 } },
                Programs = new() { { 26, 3 }, { 27, 2 }, { 24, 2 } },
            },
            Piano = Soul.Piano with
            {
                Support = new()
                {
                    { P.Pad, 3 }, { P.Sung(P.LeftRoots, P.Blocks), 1 }, { P.Sung(P.LeftRoots, P.RightArpeggio), 1 },
                },
            },
        },
    ];
}
