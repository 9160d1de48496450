using WeakSep.Composer.Form;
using WeakSep.Composer.Harmony;
using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;
using B = WeakSep.Composer.Styles.BassParts;
using G = WeakSep.Composer.Styles.GuitarParts;
using P = WeakSep.Composer.Styles.PianoParts;

namespace WeakSep.Composer.Styles;

/// <summary>Swing, bebop, ballads, modal and gypsy jazz.</summary>
internal static class JazzStyles
{
    private static readonly StyleSheet Swing = new("swing")
    {
        Weight = 1.3,
        Tempo = (110, 210),
        Major = Progressions.Standards,
        Minor = Progressions.MinorStandards,
        Forms = Forms.Standard,
        Melody = new MelodyCharacter
        {
            Density = 0.48,
            Syncopation = 0.4,
            Chromatics = 0.3,
            Pentatonic = 0.1,
            Triplets = 0.06,
            Leaps = 0.35,
        },
        Feel = new Feel { Swing = (0.56, 0.67), JitterSeconds = 0.013, DeadpanBias = 0.15 },
        Bass = Bands.JazzBass,
        Guitar = Bands.JazzGuitar,
        Piano = Bands.JazzPiano,
    };

    /// <summary>All styles of this file.</summary>
    public static IReadOnlyList<StyleSheet> All { get; } =
    [
        Swing,
        Swing with
        {
            Name = "bebop",
            Weight = 0.7,
            Tempo = (180, 260),
            Melody = Swing.Melody with { Density = 0.55, Chromatics = 0.5, Syncopation = 0.35, Compass = 17 },
            Feel = new Feel { Swing = (0.52, 0.6), JitterSeconds = 0.01, DeadpanBias = 0.1 },
            Textures = new() { { Texture.Band, 8 }, { Texture.Unison, 1.5 } },
            Guitar = Bands.JazzGuitar with { Solo = new() { { G.FastSolo, 1 } } },
            Piano = Bands.JazzPiano with { Solo = new() { { P.FastSolo, 1 }, { P.Hands(P.JazzComp, P.FastSolo), 2 } } },
        },
        Swing with
        {
            Name = "jazz ballad",
            Weight = 0.9,
            Tempo = (54, 84),
            Melody = Swing.Melody with { Density = 0.42, Syncopation = 0.3, Triplets = 0.1, Compass = 17 },
            Feel = new Feel { Swing = (0.5, 0.62), Rubato = 0.06, Ritardando = 0.3, JitterSeconds = 0.016 },
            Bass = Bands.JazzBass with
            {
                Support = new() { { B.TwoBeat, 3 }, { B.Roots, 2 }, { B.Melodic, 1 }, { B.Walking, 1 } },
            },
            Guitar = Bands.JazzGuitar with
            {
                Support = new() { { G.JazzComp, 2 }, { G.Pick, 1 }, { G.Ringing, 1 }, { G.Answer, 1 } },
            },
            Piano = Bands.JazzPiano with
            {
                Support = new() { { P.Pad, 2 }, { P.JazzComp, 2 }, { P.Sung(P.LeftRoots, P.RightArpeggio), 1 } },
            },
        },
        Swing with
        {
            Name = "jazz waltz",
            Weight = 0.7,
            Tempo = (120, 190),
            Metres = new() { Metre.Three },
            Bass = Bands.JazzBass with { Support = new() { { B.Waltz, 3 }, { B.Walking, 2 } } },
        },
        Swing with
        {
            Name = "modal jazz",
            Weight = 0.6,
            Tempo = (104, 180),
            Modes = new() { Mode.Dorian },
            Minor = Progressions.Modal,
            Melody = Swing.Melody with { Density = 0.4, Chromatics = 0.1, Pentatonic = 0.4, Breath = 0.4, Leaps = 0.5 },
            RiffShare = 0.3,
            Bass = Bands.JazzBass with { Support = new() { { B.Walking, 3 }, { B.Ostinato, 2 }, { B.Pedal, 1 } } },
        },
        Swing with
        {
            Name = "gypsy swing",
            Weight = 0.7,
            Tempo = (150, 230),
            Feel = new Feel { Swing = (0.54, 0.64), JitterSeconds = 0.01 },
            SecondGuitar = 0.6,
            Melody = Swing.Melody with { Triplets = 0.15, Ornaments = 0.15, Leaps = 0.5 },
            Bass = Bands.JazzBass with { Support = new() { { B.RootFifth, 3 }, { B.TwoBeat, 2 }, { B.Walking, 1 } } },
            Guitar = Bands.JazzGuitar with
            {
                Support = new() { { G.Freddie, 3 }, { G.OomChuck, 2 } },
                Solo = new() { { G.FastSolo, 1 } },
                Programs = new() { { 25, 3 }, { 24, 1 }, { 26, 2 } },
            },
        },
        Swing with
        {
            Name = "fusion",
            Weight = 0.6,
            Tempo = (88, 130),
            Modes = new() { { Mode.Dorian, 2 }, { Mode.Mixolydian, 1 }, { Mode.Lydian, 1 } },
            Major = Progressions.Groove,
            Minor = Progressions.GrooveMinor,
            Melody = Swing.Melody with { Density = 0.6, Syncopation = 0.5 },
            Feel = new Feel { SixteenthSwing = (0.5, 0.57) },
            RiffShare = 0.3,
            Textures = new() { { Texture.Band, 8 }, { Texture.Unison, 1 } },
            Bass = Bands.ElectricBass with
            {
                Support = new() { { B.Funk, 3 }, { B.Motown, 2 }, { B.Ostinato, 1 } },
                Programs = new() { { 35, 3 }, { 33, 3 }, { 36, 1 } },
            },
            Guitar = Bands.JazzGuitar with
            {
                Support = new() { { G.Scratch, 1 }, { G.JazzComp, 2 }, { G.HighPick, 1 }, { G.Pad, 1 } },
                Programs = new() { { 27, 3 }, { 29, 2 }, { 26, 2 } },
            },
            Piano = Bands.JazzPiano with { Programs = new() { { 4, 3 }, { 0, 2 }, { 5, 1 }, { 2, 0.6 } } },
        },
    ];
}
