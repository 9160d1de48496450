using WeakSep.Composer.Form;
using WeakSep.Composer.Harmony;
using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;
using B = WeakSep.Composer.Styles.BassParts;
using G = WeakSep.Composer.Styles.GuitarParts;
using P = WeakSep.Composer.Styles.PianoParts;

namespace WeakSep.Composer.Styles;

/// <summary>Textures of the seventeenth and eighteenth centuries.</summary>
internal static class ClassicalStyles
{
    private static readonly StyleSheet Sonatina = new("sonatina")
    {
        Weight = 1.4,
        Tempo = (96, 152),
        Metres = new() { { Metre.Four, 2 }, { Metre.Three, 1 }, { Metre.Two, 1 }, { Metre.SixEight, 0.7 } },
        Major = Progressions.Periods,
        Minor = Progressions.MinorPeriods,
        FunctionalShare = 0.8,
        Forms = Forms.Classical,
        Melody = new MelodyCharacter
        {
            Density = 0.55,
            Syncopation = 0.05,
            Pentatonic = 0,
            Ornaments = 0.15,
            Chromatics = 0.15,
            Breath = 0.2,
            Leaps = 0.3,
        },
        Feel = new Feel { Rubato = 0.03, DeadpanBias = 0.4, Ritardando = 0.2 },
        Textures = new()
        {
            { Texture.Band, 10 }, { Texture.TwoPart, 1 }, { Texture.Imitation, 0.5 }, { Texture.Unison, 0.4 },
            { Texture.Canon, 0.3 },
        },
        Modulations = 0.5,
        Breaks = 0.1,
        Bass = Bands.ClassicalBass,
        Guitar = Bands.NylonGuitar,
        Piano = Bands.ClassicalPiano,
    };

    private static readonly StyleSheet Suite = Sonatina with
    {
        Name = "dance suite",
        Weight = 1.1,
        Tempo = (80, 140),
        Metres = new() { { Metre.Three, 2 }, { Metre.Four, 2 }, { Metre.Two, 1 }, { Metre.SixEight, 1 } },
        Forms = new() { { "A8 A8 B8 B8", 3 }, { "A8 A8 B16 B16", 1 }, { "A8 A8 B8 B8 C8 C8 D8 D8 A8 B8", 1 } },
        Melody = Sonatina.Melody with { Density = 0.6, Ornaments = 0.25, Breath = 0.08 },
        Textures = new()
        {
            { Texture.TwoPart, 3 }, { Texture.Imitation, 1 }, { Texture.Band, 4 }, { Texture.Chorale, 0.7 },
        },
        Bass = Bands.ClassicalBass with { Support = new() { { B.Running, 3 }, { B.Calm, 2 }, { B.Melodic, 2 } } },
        Piano = Bands.ClassicalPiano with
        {
            Support = new() { { P.LeftLine, 2 }, { P.Hands(P.LeftLine, P.Blocks), 1 }, { P.RightArpeggio, 1 } },
            Programs = new() { { 0, 6 }, { 6, 2 }, { 1, 1 } },
        },
    };

    /// <summary>All styles of this file.</summary>
    public static IReadOnlyList<StyleSheet> All { get; } =
    [
        Sonatina,
        Suite,
        Suite with
        {
            Name = "invention",
            Weight = 1.3,
            Tempo = (72, 112),
            Metres = new() { { Metre.Four, 3 }, { Metre.Three, 1 } },
            FunctionalShare = 0.9,
            Forms = new() { { "A8 B8 A8 C8", 1 }, { "A16 B16", 1 }, { "A12 B12 C8", 1 } },
            Melody = Suite.Melody with { Density = 0.78, Ornaments = 0.1, Leaps = 0.4, Compass = 17 },
            Textures = new() { { Texture.TwoPart, 5 }, { Texture.Imitation, 3 }, { Texture.Canon, 1 } },
        },
        Suite with
        {
            Name = "fugue",
            Weight = 0.8,
            Tempo = (60, 100),
            Metres = new() { { Metre.Four, 1 } },
            FunctionalShare = 0.95,
            Forms = new() { { "A16 B8 A8 C8", 1 }, { "A12 B12 A12", 1 } },
            Melody = Suite.Melody with { Density = 0.65 },
            Textures = new() { { Texture.Imitation, 1 } },
        },
        Suite with
        {
            Name = "chorale",
            Weight = 0.9,
            Tempo = (60, 92),
            Metres = new() { { Metre.Four, 3 }, { Metre.Three, 1 } },
            FunctionalShare = 1,
            Melody = new MelodyCharacter { Density = 0.25, Pentatonic = 0, Breath = 0.1, Repeats = 0.3, Compass = 11 },
            Feel = new Feel { Rubato = 0.03, DeadpanBias = 0.45, Ritardando = 0.3 },
            Textures = new() { { Texture.Chorale, 8 }, { Texture.Imitation, 1 }, { Texture.Band, 1 } },
        },
        Suite with
        {
            Name = "prelude",
            Weight = 1.1,
            Tempo = (60, 104),
            FunctionalShare = 0.8,
            Forms = Forms.Arc,
            Melody = Suite.Melody with { Density = 0.3 },
            Textures = new() { Texture.Band },
            Lead = (0.05, 0.25, 0.25, 0.45),
            Bass = Bands.ClassicalBass with
            {
                Support = new() { { B.Long, 3 }, { B.Roots, 2 }, { B.Calm, 1 }, { B.FirstBeats, 1 } },
            },
            Guitar = Bands.NylonGuitar with
            {
                Support = new() { { G.Pick, 3 }, { G.Alberti, 2 }, { G.HighPick, 2 } },
                Alone = new() { { G.Pick, 2 }, { G.PickedMelody, 2 } },
            },
            Piano = Bands.ClassicalPiano with
            {
                Support = new()
                {
                    { P.RightArpeggio, 4 }, { P.Sung(P.LeftRoots, P.RightArpeggio), 2 },
                    { P.Hands(P.LeftRoots, P.RightArpeggio), 2 },
                },
                Foundation = new() { { P.Hands(P.LeftRoots, P.RightArpeggio), 2 }, { P.LeftArpeggio, 1 } },
                Alone = new()
                {
                    { P.Hands(P.LeftRoots, P.RightArpeggio), 2 }, { P.Sung(P.LeftArpeggio, P.RightTune), 1 },
                },
            },
        },
        Sonatina with
        {
            Name = "ground bass variations",
            Weight = 0.8,
            Tempo = (66, 110),
            Metres = new() { { Metre.Three, 2 }, { Metre.Four, 1 } },
            Modes = new() { { Mode.Minor, 3 }, { Mode.Major, 1 } },
            FunctionalShare = 0,
            Forms = new() { { "A8 S8 A8 S8 S8 A8", 1 }, { "A8 A8 S8 S8", 1 } },
            Lead = (0.1, 0.45, 0.45, 0),
            Textures = new() { { Texture.Band, 4 }, { Texture.Imitation, 1 } },
        },
        Sonatina with
        {
            Name = "classical guitar study",
            Weight = 0.8,
            Tempo = (72, 126),
            Lead = (0.06, 0.7, 0.24, 0),
            Textures = new() { Texture.Band },
            Guitar = Bands.NylonGuitar with
            {
                Lead = new()
                {
                    { G.PickedMelody, 3 }, { G.FingerMelody, 2 }, { G.Tune, 2 }, { G.ThirdsTune, 1 },
                    { G.TremoloTune, 0.5 },
                },
                Programs = new() { { 24, 1 } },
            },
        },
    ];
}
