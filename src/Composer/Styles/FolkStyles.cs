using WeakSep.Composer.Harmony;
using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;

namespace WeakSep.Composer.Styles;

/// <summary>Songs and dances of the people, country.</summary>
internal static class FolkStyles
{
    private static readonly Weighted<string> Songs = new()
    {
        { "I | IV | I | V7 | I | IV | V7 | I", 2 }, { "I | I | V7 | I | I | IV | I V7 | I", 2 }, { "I | IV | I V | I", 1 }, { "I | V | I | V | I | IV | V7 | I", 1 },
        { "I | vi | IV | V7", 1 }, { "IV | I | V7 | I", 1 }, { "I | I7 | IV | I | I | II7 | V7 | V7", 1 },
    };

    private static readonly Weighted<string> MinorSongs = new()
    {
        { "i | bVII | i | V | i | bVII | i V | i", 2 }, { "i | iv | i | V7", 1 }, { "i | bVII | bVI | V", 1 }, { "i | bIII | bVII | i", 1 }, { "i | i | bVII | bVII | i | i | V | i", 1 },
    };

    /// <summary>All styles of this file.</summary>
    public static IReadOnlyList<StyleSheet> All { get; } =
    [
        new StyleSheet("folk song")
        {
            Weight = 1.5,
            Tempo = (76, 126),
            Metres = new() { { Metre.Four, 3 }, { Metre.Three, 2 }, { Metre.SixEight, 1 }, { Metre.Two, 0.7 } },
            Modes = new() { { Mode.Major, 3 }, { Mode.Minor, 1 }, { Mode.Dorian, 0.7 }, { Mode.Mixolydian, 0.4 } },
            Major = Songs,
            Minor = MinorSongs,
            FunctionalShare = 0.2,
            Forms = new() { { "A8 A8 B8 A8 K4 A8", 2 }, { "I4 A8 B8 A8 B8 S8 A8 O4", 1 }, { "A16 A16 A16", 1 } },
            Melody = new MelodyCharacter { Density = 0.38, Syncopation = 0.05, Pentatonic = 0.4, Repeats = 0.35, Ornaments = 0.08, Pickups = 0.5 },
            Feel = new Feel { Rubato = 0.03, DeadpanBias = 0.3 },
            Bass = new Repertoire
            {
                Support = new() { { BassParts.RootFifth, 3 }, { BassParts.Roots, 2 }, { BassParts.Calm, 2 }, { BassParts.Waltz, 1 }, { BassParts.Long, 0.6 } },
                Lead = BassParts.Leads,
                Alone = new() { { BassParts.Tune, 2 }, { BassParts.RootFifth, 1 }, { BassParts.Melodic, 1 } },
                Solo = BassParts.Leads,
                Programs = new() { { 32, 4 }, { 33, 2 }, { 35, 0.5 } },
            },
            Guitar = new Repertoire
            {
                Support = new() { { GuitarParts.Strum, 3 }, { GuitarParts.Pick, 3 }, { GuitarParts.Travis, 2 }, { GuitarParts.Counter, 0.7 } },
                Lead = GuitarParts.Leads,
                Alone = new() { { GuitarParts.FingerMelody, 3 }, { GuitarParts.Pick, 1 }, { GuitarParts.ChordMelody, 1 }, { GuitarParts.Tune, 1 } },
                Solo = new() { { GuitarParts.Solo, 1 }, { GuitarParts.ThirdsTune, 1 }, { GuitarParts.Tune, 1 } },
                Programs = new() { { 24, 3 }, { 25, 4 }, { 26, 0.4 }, { 27, 0.4 } },
            },
            Piano = new Repertoire
            {
                Support = new() { { PianoParts.Blocks, 2 }, { PianoParts.RightArpeggio, 2 }, { PianoParts.Hands(PianoParts.LeftRoots, PianoParts.Blocks), 1 }, { PianoParts.Pad, 0.6 } },
                Foundation = new() { { PianoParts.Hands(PianoParts.LeftRoots, PianoParts.Blocks), 1 }, { PianoParts.Sung(PianoParts.LeftArpeggio, PianoParts.Blocks), 1 }, { PianoParts.Alberti, 1 }, { PianoParts.Stride, 1 } },
                Lead = PianoParts.Leads,
                Alone = new() { { PianoParts.Hands(PianoParts.LeftCalm, PianoParts.RightTune), 1 }, { PianoParts.Hands(PianoParts.Stride, PianoParts.RightTune), 1 }, { PianoParts.Sung(PianoParts.LeftArpeggio, PianoParts.RightTune), 1 } },
                Solo = PianoParts.Leads,
                Programs = new() { { 0, 6 }, { 1, 2 }, { 3, 0.4 } },
            },
        },
    ];
}
