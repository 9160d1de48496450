using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Styles;

/// <summary>Swing, bebop, ballads and Brazilian jazz.</summary>
internal static class JazzStyles
{
    private static readonly Weighted<string> Standards = new()
    {
        { "ii7 | V7 | Imaj7 | VI7 | ii7 | V7 | Imaj7 | Imaj7", 2 }, { "Imaj7 VI7 | ii7 V7 | iii7 VI7 | ii7 V7", 3 }, { "Imaj7 | VI7 | ii7 | V7", 2 },
        { "Imaj7 | IVmaj7 | iii7 VI7 | ii7 V7", 1 }, { "ii7 | V7 | Imaj7 | IVmaj7 | #ivh7 | VII7b9 | iii7 | VI7", 1 }, { "ii9 | bII7 | Imaj9 | I69", 1 },
        { "Imaj7 | iv7 bVII7 | Imaj7 | ii7 V13", 1 }, { "Imaj7 | I7 | IVmaj7 | iv6 | iii7 | VI7alt | ii7 V7 | I6", 1 }, { "Imaj7 | II7 | ii7 | V7 | Imaj7 | II7 | ii7 V7 | I6", 1 },
        { "Imaj7 #io7 | ii7 #iio7 | iii7 VI7 | ii7 V7", 1 },
    };

    private static readonly Weighted<string> MinorStandards = new()
    {
        { "i6 | iih7 V7b9 | i6 | iih7 V7b9", 2 }, { "iv7 | bVII7 | bIIImaj7 | bVImaj7 | iih7 | V7b9 | i6 | i6", 2 }, { "i7 | i7 | iv7 | i7 | bVI7 | V7 | i7 | V7", 1 },
        { "iM7 | i7 | iv7 | bVII7 | bIIImaj7 | bVI7 | iih7 V7 | i6", 1 }, { "i7 | bVI7 V7alt | i7 | V7#9", 1 },
    };

    private static readonly Weighted<string> SongForms = new() { { "I4 A8 A8 B8 A8 S8 S8 B8 A8 O4", 2 }, { "A8 A8 B8 A8 S16 B8 A8", 2 }, { "A16 B16 S16 A16", 1 }, { "A8 B8 S16 K4 A8 B8", 1 } };

    private static readonly Repertoire JazzBass = new()
    {
        Support = new() { { BassParts.Walking, 5 }, { BassParts.TwoBeat, 1.5 }, { BassParts.Pedal, 0.4 } },
        Lead = BassParts.Leads,
        Alone = new() { { BassParts.Walking, 2 }, { BassParts.Solo, 3 } },
        Solo = BassParts.Solos,
        Programs = new() { { 32, 7 }, { 33, 1 }, { 35, 1 } },
    };

    private static readonly Repertoire JazzGuitar = new()
    {
        Support = new() { { GuitarParts.JazzComp, 4 }, { GuitarParts.Freddie, 2 }, { GuitarParts.Counter, 0.6 } },
        Lead = new() { { GuitarParts.Tune, 4 }, { GuitarParts.OctaveTune, 2 }, { GuitarParts.ChordMelody, 1 }, { GuitarParts.LowTune, 1 } },
        Alone = new() { { GuitarParts.ChordMelody, 3 }, { GuitarParts.Solo, 2 }, { GuitarParts.JazzComp, 1 } },
        Solo = new() { { GuitarParts.Solo, 2 }, { GuitarParts.FastSolo, 2 }, { GuitarParts.DoubleSolo, 1 } },
        Programs = new() { { 26, 6 }, { 27, 1 }, { 24, 0.6 }, { 25, 0.4 } },
    };

    private static readonly Repertoire JazzPiano = new()
    {
        Support = new() { { PianoParts.JazzComp, 4 }, { PianoParts.Stabs, 2 }, { PianoParts.Blocks, 0.5 } },
        Foundation = new() { { PianoParts.Hands(PianoParts.LeftWalk, PianoParts.JazzComp), 3 }, { PianoParts.Hands(PianoParts.Stride, PianoParts.Stabs), 1 } },
        Lead = PianoParts.Leads,
        Alone = new() { { PianoParts.Hands(PianoParts.Stride, PianoParts.RightTune), 2 }, { PianoParts.Hands(PianoParts.LeftWalk, PianoParts.Solo), 2 }, { PianoParts.Sung(PianoParts.LeftRoots, PianoParts.ChordTune), 1 } },
        Solo = PianoParts.Solos,
        Programs = new() { { 0, 6 }, { 1, 2 }, { 4, 1 }, { 3, 0.3 } },
    };

    /// <summary>All styles of this file.</summary>
    public static IReadOnlyList<StyleSheet> All { get; } =
    [
        new StyleSheet("swing")
        {
            Weight = 1.5,
            Tempo = (110, 210),
            Major = Standards,
            Minor = MinorStandards,
            Forms = SongForms,
            Melody = new MelodyCharacter { Density = 0.5, Syncopation = 0.4, Chromatics = 0.35, Pentatonic = 0.1, Triplets = 0.06, Leaps = 0.35 },
            Feel = new Feel { Swing = (0.56, 0.67), JitterSeconds = 0.013, DeadpanBias = 0.15 },
            Bass = JazzBass,
            Guitar = JazzGuitar,
            Piano = JazzPiano,
        },
        new StyleSheet("bossa nova")
        {
            Tempo = (108, 156),
            Major = Standards,
            Minor = MinorStandards,
            Forms = SongForms,
            Melody = new MelodyCharacter { Density = 0.42, Syncopation = 0.55, Chromatics = 0.2, Repeats = 0.5, Pentatonic = 0.1 },
            Feel = new Feel { JitterSeconds = 0.01 },
            Bass = JazzBass with { Support = new() { { BassParts.Bossa, 5 }, { BassParts.Roots, 1 } } },
            Guitar = JazzGuitar with { Support = new() { { GuitarParts.BossaPick, 5 }, { GuitarParts.JazzComp, 1 } }, Programs = new() { { 24, 6 }, { 26, 1 }, { 25, 1 } } },
            Piano = JazzPiano,
        },
    ];
}
