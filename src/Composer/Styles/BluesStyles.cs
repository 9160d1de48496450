using WeakSep.Composer.Harmony;
using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Styles;

/// <summary>Blues, boogie and shuffle.</summary>
internal static class BluesStyles
{
    private static readonly Weighted<string> Twelve = new()
    {
        { "I7 | I7 | I7 | I7 | IV7 | IV7 | I7 | I7 | V7 | IV7 | I7 | V7", 3 },
        { "I7 | IV7 | I7 | I7 | IV7 | IV7 | I7 | I7 | V7 | IV7 | I7 IV7 | I7 V7", 3 },
        { "I7 | IV7 | I7 | I7 | IV7 | #ivo7 | I7 | VI7 | ii7 | V7 | I7 VI7 | ii7 V7", 1.5 },
        { "I7 | I7 | I7 | I7 | IV7 | IV7 | I7 | I7 | V7 | V7 | I7 | I7", 1 },
        { "I7 | V7 | IV7 | IV7 | I7 | V7 | I7 IV7 | I7 V7", 0.7 },
    };

    private static readonly Weighted<string> MinorTwelve = new()
    {
        { "i7 | i7 | i7 | i7 | iv7 | iv7 | i7 | i7 | bVI7 | V7 | i7 | V7", 2 },
        { "i7 | iv7 | i7 | i7 | iv7 | iv7 | i7 | i7 | iih7 | V7 | i7 | V7", 1 },
    };

    private static readonly Weighted<string> Choruses = new() { { "I4 A12 A12 S12 S12 A12", 2 }, { "A12 A12 S12 A12", 2 }, { "A12 S12 S12 S12 A12 O4", 1 }, { "I4 A12 B12 S12 K4 A12", 1 } };

    /// <summary>All styles of this file.</summary>
    public static IReadOnlyList<StyleSheet> All { get; } =
    [
        new StyleSheet("blues shuffle")
        {
            Weight = 1.5,
            Tempo = (78, 138),
            Modes = new() { { Mode.Blues, 4 }, { Mode.Minor, 1 } },
            Major = Twelve,
            Minor = MinorTwelve,
            Forms = Choruses,
            Melody = new MelodyCharacter { Density = 0.5, Blue = true, Syncopation = 0.3, Triplets = 0.15, Breath = 0.4, Chromatics = 0.15, Repeats = 0.4 },
            Feel = new Feel { Swing = (0.6, 0.68), JitterSeconds = 0.012, DeadpanBias = 0.12 },
            Breaks = 0.35,
            RiffShare = 0.2,
            SecondGuitar = 0.15,
            Bass = new Repertoire
            {
                Support = new() { { BassParts.Boogie, 3 }, { BassParts.Walking, 3 }, { BassParts.Roots, 0.5 }, { BassParts.Kick, 0.7 } },
                Lead = BassParts.Leads,
                Alone = new() { { BassParts.Boogie, 2 }, { BassParts.Walking, 2 }, { BassParts.Solo, 2 } },
                Solo = BassParts.Solos,
                Programs = new() { { 32, 3 }, { 33, 4 }, { 34, 1 }, { 35, 0.3 } },
            },
            Guitar = new Repertoire
            {
                Support = new() { { GuitarParts.Shuffle, 4 }, { GuitarParts.Backbeat, 2 }, { GuitarParts.JazzComp, 1 }, { GuitarParts.Freddie, 1 }, { GuitarParts.Counter, 0.5 } },
                Lead = GuitarParts.Leads,
                Alone = new() { { GuitarParts.Shuffle, 2 }, { GuitarParts.Solo, 2 }, { GuitarParts.FingerMelody, 2 } },
                Solo = GuitarParts.Solos,
                Programs = new() { { 26, 2 }, { 27, 3 }, { 29, 2 }, { 25, 2 }, { 30, 0.5 } },
            },
            Piano = new Repertoire
            {
                Support = new() { { PianoParts.Stabs, 2 }, { PianoParts.Blocks, 1 }, { PianoParts.JazzComp, 1 }, { PianoParts.RockEighths, 1 }, { PianoParts.Tremolo, 1 }, { PianoParts.Hands(PianoParts.LeftBoogie, PianoParts.Stabs), 1 } },
                Foundation = new() { { PianoParts.Hands(PianoParts.LeftBoogie, PianoParts.Stabs), 3 }, { PianoParts.Hands(PianoParts.LeftWalk, PianoParts.JazzComp), 1 } },
                Lead = PianoParts.Leads,
                Alone = new() { { PianoParts.Hands(PianoParts.LeftBoogie, PianoParts.Solo), 3 }, { PianoParts.Hands(PianoParts.LeftWalk, PianoParts.ChordTune), 1 } },
                Solo = new() { { PianoParts.Hands(PianoParts.LeftBoogie, PianoParts.Solo), 1 }, { PianoParts.Solo, 2 } },
                Programs = new() { { 0, 4 }, { 1, 2 }, { 3, 2 }, { 2, 0.5 }, { 4, 0.4 } },
            },
        },
    ];
}
