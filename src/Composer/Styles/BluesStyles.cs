using WeakSep.Composer.Harmony;
using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;
using B = WeakSep.Composer.Styles.BassParts;
using G = WeakSep.Composer.Styles.GuitarParts;
using P = WeakSep.Composer.Styles.PianoParts;

namespace WeakSep.Composer.Styles;

/// <summary>Blues, boogie and ragtime.</summary>
internal static class BluesStyles
{
    private static readonly StyleSheet Shuffle = new("blues shuffle")
    {
        Weight = 1.3,
        Tempo = (78, 138),
        Modes = new() { { Mode.Blues, 4 }, { Mode.Minor, 1 } },
        Major = Progressions.Twelve,
        Minor = Progressions.MinorTwelve,
        Forms = Forms.Choruses,
        Melody = new MelodyCharacter
        {
            Density = 0.5,
            Blue = true,
            Syncopation = 0.3,
            Triplets = 0.15,
            Breath = 0.4,
            Chromatics = 0.15,
            Repeats = 0.4,
        },
        Feel = new Feel { Swing = (0.6, 0.68), JitterSeconds = 0.012, DeadpanBias = 0.12 },
        Breaks = 0.35,
        RiffShare = 0.2,
        SecondGuitar = 0.15,
        Bass = Bands.ElectricBass with
        {
            Support = new() { { B.Boogie, 3 }, { B.Walking, 3 }, { B.Roots, 0.5 }, { B.Kick, 0.7 } },
            Alone = new() { { B.Boogie, 2 }, { B.Walking, 2 }, { B.Solo, 2 } },
            Programs = new() { { 32, 3 }, { 33, 4 }, { 34, 1 }, { 35, 0.3 } },
        },
        Guitar = Bands.RockGuitar with
        {
            Support = new()
            {
                { G.Shuffle, 4 }, { G.Backbeat, 2 }, { G.JazzComp, 1 }, { G.Freddie, 1 }, { G.Answer, 1 },
            },
            Alone = new() { { G.Shuffle, 2 }, { G.Solo, 2 }, { G.FingerMelody, 2 } },
            Programs = new() { { 26, 2 }, { 27, 3 }, { 29, 2 }, { 25, 2 }, { 30, 0.5 } },
        },
        Piano = Bands.BandPiano with
        {
            Support = new()
            {
                { P.Stabs, 2 }, { P.Blocks, 1 }, { P.JazzComp, 1 }, { P.RockEighths, 0.7 }, { P.Tremolo, 0.6 },
                { P.Hands(P.LeftBoogie, P.Stabs), 1 }, { P.Answer, 1 },
            },
            Foundation = new() { { P.Hands(P.LeftBoogie, P.Stabs), 3 }, { P.Hands(P.LeftWalk, P.JazzComp), 1 } },
            Alone = new()
            {
                { P.Hands(P.LeftBoogie, P.Solo), 3 }, { P.Hands(P.LeftWalk, P.ChordTune), 1 },
                { P.Hands(P.Stride, P.RightTune), 1 },
            },
            Solo = new() { { P.Hands(P.LeftBoogie, P.Solo), 1 }, { P.Solo, 2 } },
            Programs = new() { { 0, 4 }, { 1, 2 }, { 3, 2 }, { 2, 0.5 }, { 4, 0.4 } },
        },
    };

    private static readonly StyleSheet Rag = new("ragtime")
    {
        Weight = 1.4,
        Tempo = (76, 112),
        Metres = new() { { Metre.Two, 3 }, { Metre.Four, 1 } },
        Modes = new() { { Mode.Major, 9 }, { Mode.Minor, 1 } },
        Major = Progressions.Rag,
        Minor = Progressions.LatinMinor,
        Forms = new() { { "A16 A16 B16 A16 C16 D16", 2 }, { "I4 A16 B16 C16 C16", 1 }, { "A16 B16 B16 A16", 1 } },
        Melody = new MelodyCharacter
        {
            Density = 0.85,
            Syncopation = 0.45,
            Pentatonic = 0.1,
            Chromatics = 0.35,
            Leaps = 0.5,
            Breath = 0.1,
            Compass = 19,
        },
        Feel = new Feel { DeadpanBias = 0.4, SixteenthSwing = (0.5, 0.54) },
        Lead = (0.05, 0.35, 0.6, 0),
        Modulations = 0.5,
        Bass = Bands.FolkBass with
        {
            Support = new() { { B.RootFifth, 3 }, { B.FirstBeats, 2 }, { B.Calm, 1 }, { B.Country, 1 } },
        },
        Guitar = Bands.FolkGuitar with
        {
            Support = new() { { G.AfterBeats, 3 }, { G.OomChuck, 2 }, { G.Counter, 1 }, { G.Travis, 0.6 } },
            Alone = new() { { G.FingerMelody, 3 }, { G.Tune, 1 }, { G.PickedMelody, 0.5 } },
        },
        Piano = Bands.FolkPiano with
        {
            Support = new() { { P.Stride, 3 }, { P.AfterBeats, 3 }, { P.Stabs, 0.5 } },
            Foundation = new() { { P.Stride, 1 } },
            Lead = new()
            {
                { P.Hands(P.Stride, P.RightTune), 4 }, { P.RightTune, 2 }, { P.Hands(P.Stride, P.OctaveTune), 2 },
                { P.OctaveTune, 1 }, { P.ChordTune, 0.7 },
            },
            Alone = new()
            {
                { P.Hands(P.Stride, P.RightTune), 3 }, { P.Hands(P.Stride, P.OctaveTune), 2 },
                { P.Hands(P.Stride, P.ChordTune), 1 },
            },
            Programs = new() { { 0, 5 }, { 1, 2 }, { 3, 3 } },
        },
    };

    /// <summary>All styles of this file.</summary>
    public static IReadOnlyList<StyleSheet> All { get; } =
    [
        Shuffle,
        Shuffle with
        {
            Name = "slow blues",
            Weight = 0.9,
            Tempo = (72, 105),
            Metres = new() { Metre.TwelveEight },
            Melody = Shuffle.Melody with { Density = 0.55, Triplets = 0 },
            Feel = new Feel { JitterSeconds = 0.014, DeadpanBias = 0.12 },
            Bass = Shuffle.Bass with { Support = new() { { B.TwelveEight, 1 } } },
            Guitar = Shuffle.Guitar with
            {
                Support = new() { { G.AfterBeats, 2 }, { G.Strum, 1 }, { G.Answer, 1.5 }, { G.Ringing, 1 } },
            },
            Piano = Shuffle.Piano with
            {
                Support = new()
                {
                    { P.EighthBlocks, 2 }, { P.Blocks, 1 }, { P.Tremolo, 0.7 }, { P.Answer, 1 },
                    { P.Hands(P.LeftRoots, P.EighthBlocks), 1 },
                },
                Foundation = new() { { P.Hands(P.LeftRoots, P.EighthBlocks), 1 } },
            },
        },
        Shuffle with
        {
            Name = "boogie-woogie",
            Weight = 0.9,
            Tempo = (120, 184),
            Modes = new() { Mode.Blues },
            Bass = Shuffle.Bass with { Support = new() { { B.Boogie, 4 }, { B.Walking, 2 } } },
            Piano = Shuffle.Piano with
            {
                Support = new()
                {
                    { P.Hands(P.LeftBoogie, P.Stabs), 2 }, { P.Hands(P.LeftBoogie, P.RockEighths), 1 }, { P.Stabs, 1 },
                    { P.Answer, 1 },
                },
                Lead = new()
                {
                    { P.Hands(P.LeftBoogie, P.ChordTune), 2 }, { P.Hands(P.LeftBoogie, P.RightTune), 2 },
                    { P.OctaveTune, 1 },
                },
            },
        },
        Rag,
        Rag with
        {
            Name = "stride and cakewalk",
            Weight = 0.6,
            Tempo = (130, 200),
            Metres = new() { Metre.Four },
            Feel = new Feel { Swing = (0.5, 0.62), DeadpanBias = 0.25 },
            Melody = Rag.Melody with { Density = 0.5, Syncopation = 0.5, Triplets = 0.05 },
            Bass = Bands.FolkBass with { Support = new() { { B.RootFifth, 2 }, { B.TwoBeat, 2 }, { B.Walking, 1 } } },
            Guitar = Bands.JazzGuitar with
            {
                Support = new() { { G.Freddie, 3 }, { G.OomChuck, 2 }, { G.AfterBeats, 1 } },
            },
        },
    ];
}
