using WeakSep.Composer.Harmony;
using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Styles;

/// <summary>Rock and pop of the guitar band.</summary>
internal static class RockStyles
{
    private static readonly Weighted<string> MajorLoops = new()
    {
        { "I | V | vi | IV", 3 }, { "I | IV | V | I", 2 }, { "I | bVII | IV | I", 2 }, { "I | vi | IV | V", 2 }, { "vi | IV | I | V", 2 },
        { "I | I | IV | IV | I | I | V | V", 1 }, { "I | iii | IV | V", 1 }, { "I IV | I V | I IV | V", 1 }, { "I | V.3 | vi | IV", 1 },
        { "IV | I | V | vi", 1 }, { "I | II | IV | I", 1 }, { "I | bIII | IV | I", 1 }, { "I | IV | iv | I", 1 }, { "I | V7/vi vi | IV | V", 1 },
        { "I | I.7 | vi | IV.3 V", 0.7 }, { "ii | IV | I | V", 1 },
    };

    private static readonly Weighted<string> MinorLoops = new()
    {
        { "i | bVI | bIII | bVII", 3 }, { "i | bVII | bVI | bVII", 2 }, { "i | bVII | bVI | V", 2 }, { "i | iv | bVII | bIII", 1 }, { "i | i | bVI | V7", 1 },
        { "i | bIII | bVII | IV", 2 }, { "i | iv | i | V", 1 }, { "i i.7 | bVI | iv | V", 1 }, { "i | i | iv | i", 1 }, { "bVI | bVII | i | i", 1 },
    };

    private static readonly Repertoire RockBass = new()
    {
        Support = new() { { BassParts.Eighths, 3 }, { BassParts.Kick, 3 }, { BassParts.Roots, 1 }, { BassParts.Melodic, 1 }, { BassParts.Octaves, 0.5 } },
        Lead = BassParts.Leads,
        Alone = new() { { BassParts.Kick, 2 }, { BassParts.Eighths, 1 }, { BassParts.Melodic, 2 }, { BassParts.Solo, 2 }, { BassParts.Tune, 1 } },
        Solo = BassParts.Solos,
        Programs = new() { { 33, 4 }, { 34, 4 }, { 35, 0.4 }, { 32, 0.3 }, { 38, 0.2 } },
    };

    private static readonly Repertoire RockPiano = new()
    {
        Support = new() { { PianoParts.Blocks, 2 }, { PianoParts.PopComp, 3 }, { PianoParts.EighthBlocks, 2 }, { PianoParts.RightArpeggio, 1 }, { PianoParts.Hands(PianoParts.LeftRoots, PianoParts.PopComp), 2 }, { PianoParts.Pad, 1 }, { PianoParts.RockEighths, 1 } },
        Foundation = new() { { PianoParts.Hands(PianoParts.LeftRoots, PianoParts.Blocks), 2 }, { PianoParts.Hands(PianoParts.LeftEighths, PianoParts.PopComp), 1 }, { PianoParts.Sung(PianoParts.LeftArpeggio, PianoParts.Blocks), 1 } },
        Lead = PianoParts.Leads,
        Alone = new() { { PianoParts.Hands(PianoParts.LeftRoots, PianoParts.ChordTune), 2 }, { PianoParts.Sung(PianoParts.LeftArpeggio, PianoParts.RightTune), 2 }, { PianoParts.Hands(PianoParts.LeftRoots, PianoParts.PopComp), 2 }, { PianoParts.Sung(PianoParts.LeftRoots, PianoParts.RightArpeggio), 1 } },
        Solo = PianoParts.Solos,
        Programs = new() { { 0, 5 }, { 1, 3 }, { 2, 1.5 }, { 4, 1 }, { 5, 0.6 }, { 3, 0.4 } },
    };

    /// <summary>All styles of this file.</summary>
    public static IReadOnlyList<StyleSheet> All { get; } =
    [
        new StyleSheet("rock")
        {
            Weight = 2,
            Tempo = (88, 152),
            Modes = new() { { Mode.Major, 2 }, { Mode.Minor, 2 }, { Mode.Mixolydian, 1 }, { Mode.Dorian, 0.5 } },
            Major = MajorLoops,
            Minor = MinorLoops,
            Melody = new MelodyCharacter { Density = 0.45, Syncopation = 0.35, Pentatonic = 0.7, Repeats = 0.4 },
            Feel = new Feel { JitterSeconds = 0.009, Ritardando = 0.05 },
            RiffShare = 0.35,
            SecondGuitar = 0.3,
            Bass = RockBass,
            Guitar = new Repertoire
            {
                Support = new() { { GuitarParts.Power, 3 }, { GuitarParts.BarreStrum, 2 }, { GuitarParts.Chime, 1 }, { GuitarParts.MutedLine, 1 }, { GuitarParts.Ringing, 1 } },
                Lead = GuitarParts.Leads,
                Alone = new() { { GuitarParts.Power, 2 }, { GuitarParts.BarreStrum, 1 }, { GuitarParts.Chime, 1 }, { GuitarParts.Solo, 1 }, { GuitarParts.Pick, 1 } },
                Solo = GuitarParts.Solos,
                Programs = new() { { 29, 3 }, { 30, 3 }, { 27, 2 }, { 28, 0.4 }, { 25, 0.6 }, { 31, 0.1 } },
            },
            Piano = RockPiano,
        },
        new StyleSheet("pop")
        {
            Weight = 2,
            Tempo = (72, 132),
            Major = MajorLoops,
            Minor = MinorLoops,
            Melody = new MelodyCharacter { Density = 0.42, Syncopation = 0.4, Pentatonic = 0.5, Repeats = 0.5 },
            Feel = new Feel { SixteenthSwing = (0.5, 0.56) },
            SecondGuitar = 0.15,
            SecondKeys = 0.12,
            Bass = RockBass with { Support = new() { { BassParts.Kick, 3 }, { BassParts.Roots, 2 }, { BassParts.Eighths, 1 }, { BassParts.Melodic, 1 }, { BassParts.Octaves, 1 }, { BassParts.HipHop, 0.5 } } },
            Guitar = new Repertoire
            {
                Support = new() { { GuitarParts.Strum, 2 }, { GuitarParts.BarreStrum, 2 }, { GuitarParts.Pick, 2 }, { GuitarParts.Chime, 1 }, { GuitarParts.MutedLine, 1 }, { GuitarParts.Pad, 1 }, { GuitarParts.Backbeat, 1 }, { GuitarParts.Counter, 0.5 } },
                Lead = GuitarParts.Leads,
                Alone = new() { { GuitarParts.Strum, 1 }, { GuitarParts.Pick, 2 }, { GuitarParts.FingerMelody, 1 }, { GuitarParts.Tune, 1 }, { GuitarParts.Travis, 1 } },
                Solo = GuitarParts.Solos,
                Programs = new() { { 27, 3 }, { 25, 3 }, { 24, 0.7 }, { 26, 0.7 }, { 29, 0.8 }, { 28, 0.5 } },
            },
            Piano = RockPiano,
        },
    ];
}
