using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;

namespace WeakSep.Composer.Styles;

/// <summary>Textures of the eighteenth and nineteenth centuries.</summary>
internal static class ClassicalStyles
{
    private static readonly Weighted<string> Periods = new()
    {
        { "I | V7 | V7 | I | I | IV | I.5 V7 | I", 1 }, { "I | IV | V7 | I", 1 }, { "I V.3 | vi iii | IV I.3 | ii.3 V", 1 }, { "I | I V7 | I | V", 1 },
    };

    private static readonly Weighted<string> MinorPeriods = new()
    {
        { "i | V7 | V7 | i | i | iv | i.5 V7 | i", 1 }, { "i v.3 | bVI bIII | iv i | iio.3 V", 1 }, { "i | bVII.3 | bVI | V", 1 },
    };

    private static readonly Repertoire ClassicalBass = new()
    {
        Support = new() { { BassParts.Calm, 3 }, { BassParts.Melodic, 2 }, { BassParts.Roots, 2 }, { BassParts.Long, 1 }, { BassParts.Arpeggio, 0.7 }, { BassParts.Running, 1 }, { BassParts.Pedal, 0.3 } },
        Lead = BassParts.Leads,
        Alone = new() { { BassParts.Tune, 2 }, { BassParts.Melodic, 1 }, { BassParts.Running, 1 } },
        Solo = BassParts.Leads,
        Programs = new() { { 32, 5 }, { 33, 1.5 }, { 35, 0.8 } },
    };

    private static readonly Repertoire ClassicalGuitar = new()
    {
        Support = new() { { GuitarParts.Pick, 4 }, { GuitarParts.HighPick, 2 }, { GuitarParts.Counter, 2 }, { GuitarParts.Ringing, 0.7 } },
        Lead = GuitarParts.Leads,
        Alone = new() { { GuitarParts.FingerMelody, 2 }, { GuitarParts.ChordMelody, 2 }, { GuitarParts.Pick, 1 } },
        Solo = GuitarParts.Leads,
        Programs = new() { { 24, 7 }, { 25, 1.5 }, { 26, 0.7 }, { 27, 0.3 } },
    };

    private static readonly Repertoire ClassicalPiano = new()
    {
        Support = new() { { PianoParts.Alberti, 2 }, { PianoParts.RightArpeggio, 2 }, { PianoParts.Blocks, 1 }, { PianoParts.Sung(PianoParts.LeftRoots, PianoParts.RightArpeggio), 1 }, { PianoParts.Hands(PianoParts.LeftLine, PianoParts.Blocks), 1 } },
        Lead = new() { { PianoParts.RightTune, 2 }, { PianoParts.Hands(PianoParts.Alberti, PianoParts.RightTune), 2 }, { PianoParts.OctaveTune, 0.6 }, { PianoParts.ThirdsTune, 0.6 }, { PianoParts.Hands(PianoParts.LeftCalm, PianoParts.RightTune), 1 }, { PianoParts.ChordTune, 0.6 } },
        Alone = new() { { PianoParts.Hands(PianoParts.Alberti, PianoParts.RightTune), 2 }, { PianoParts.Hands(PianoParts.LeftLine, PianoParts.RightTune), 2 }, { PianoParts.Sung(PianoParts.LeftArpeggio, PianoParts.RightTune), 1 } },
        Solo = PianoParts.Leads,
        Programs = new() { { 0, 8 }, { 1, 1.5 }, { 6, 0.7 } },
    };

    /// <summary>All styles of this file.</summary>
    public static IReadOnlyList<StyleSheet> All { get; } =
    [
        new StyleSheet("sonatina")
        {
            Weight = 1.5,
            Tempo = (96, 152),
            Metres = new() { { Metre.Four, 2 }, { Metre.Three, 1 }, { Metre.Two, 1 }, { Metre.SixEight, 0.7 } },
            Major = Periods,
            Minor = MinorPeriods,
            FunctionalShare = 0.8,
            Forms = new() { { "A8 A8 B8 A8", 2 }, { "A8 B8 A8 C8 A8", 2 }, { "A16 B16 A16", 1 } },
            Melody = new MelodyCharacter { Density = 0.55, Syncopation = 0.05, Pentatonic = 0, Ornaments = 0.15, Chromatics = 0.15, Breath = 0.2, Leaps = 0.3 },
            Feel = new Feel { Rubato = 0.04, DeadpanBias = 0.35, Ritardando = 0.2 },
            Modulations = 0.5,
            Breaks = 0.1,
            Bass = ClassicalBass,
            Guitar = ClassicalGuitar,
            Piano = ClassicalPiano,
        },
    ];
}
