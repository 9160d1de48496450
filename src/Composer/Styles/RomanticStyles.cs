using WeakSep.Composer.Form;
using WeakSep.Composer.Harmony;
using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;
using B = WeakSep.Composer.Styles.BassParts;
using G = WeakSep.Composer.Styles.GuitarParts;
using P = WeakSep.Composer.Styles.PianoParts;

namespace WeakSep.Composer.Styles;

/// <summary>Textures of the nineteenth century and after.</summary>
internal static class RomanticStyles
{
    private static readonly StyleSheet Piece = new("romantic piece")
    {
        Weight = 1.2,
        Tempo = (66, 120),
        Metres = new() { { Metre.Four, 2 }, { Metre.Three, 2 }, { Metre.SixEight, 1 }, { Metre.Two, 0.5 } },
        Modes = new() { { Mode.Major, 1 }, { Mode.Minor, 1 } },
        Major = Progressions.Romantic,
        Minor = Progressions.RomanticMinor,
        FunctionalShare = 0.3,
        Forms = Forms.Classical,
        Melody = new MelodyCharacter
        {
            Density = 0.42,
            Syncopation = 0.05,
            Pentatonic = 0,
            Ornaments = 0.12,
            Chromatics = 0.3,
            Leaps = 0.4,
            Compass = 19,
        },
        Feel = new Feel { Rubato = 0.09, DeadpanBias = 0.25, Ritardando = 0.4 },
        Modulations = 0.6,
        Breaks = 0.08,
        Bass = Bands.ClassicalBass,
        Guitar = Bands.NylonGuitar,
        Piano = Bands.ClassicalPiano with
        {
            Support = new()
            {
                { P.Sung(P.LeftArpeggio, P.Blocks), 1 }, { P.LeftArpeggio, 2 }, { P.Pad, 1 },
                { P.Sung(P.LeftRoots, P.EighthBlocks), 2 }, { P.Sung(P.LeftRoots, P.RightArpeggio), 2 },
                { P.AfterBeats, 1 },
            },
            Lead = new()
            {
                { P.RightTune, 1 }, { P.Sung(P.LeftArpeggio, P.RightTune), 3 },
                { P.Sung(P.LeftArpeggio, P.OctaveTune), 1 }, { P.Sung(P.LeftRoots, P.ChordTune), 1 },
                { P.Hands(P.LeftRoots, P.SixthsTune), 1 }, { P.TenorTune, 0.5 },
            },
            Alone = new()
            {
                { P.Sung(P.LeftArpeggio, P.RightTune), 3 }, { P.Sung(P.LeftArpeggio, P.OrnateTune), 1 },
                { P.Sung(P.LeftRoots, P.ChordTune), 1 }, { P.Hands(P.TenorTune, P.RightArpeggio), 1 },
            },
        },
    };

    private static readonly StyleSheet Waltz = Piece with
    {
        Name = "waltz",
        Weight = 1.3,
        Tempo = (108, 190),
        Metres = new() { Metre.Three },
        Melody = Piece.Melody with { Density = 0.4, Repeats = 0.25 },
        Feel = new Feel { Rubato = 0.05, DeadpanBias = 0.35, Ritardando = 0.25 },
        Textures = new() { { Texture.Band, 20 }, { Texture.Unison, 0.5 } },
        Bass = Bands.ClassicalBass with { Support = new() { { B.Waltz, 4 }, { B.FirstBeats, 2 }, { B.Calm, 1 } } },
        Guitar = Bands.NylonGuitar with
        {
            Support = new() { { G.AfterBeats, 3 }, { G.OomChuck, 2 }, { G.Pick, 1 }, { G.Counter, 1 } },
        },
        Piano = Bands.ClassicalPiano with
        {
            Support = new() { { P.AfterBeats, 3 }, { P.LeftWaltz, 3 }, { P.RightArpeggio, 0.5 } },
            Foundation = new() { { P.LeftWaltz, 3 }, { P.Stride, 1 } },
            Lead = new()
            {
                { P.RightTune, 3 }, { P.Hands(P.LeftWaltz, P.RightTune), 3 }, { P.Hands(P.LeftWaltz, P.OctaveTune), 1 },
                { P.ThirdsTune, 0.6 }, { P.Hands(P.LeftWaltz, P.ThirdsTune), 0.7 },
            },
            Alone = new()
            {
                { P.Hands(P.LeftWaltz, P.RightTune), 3 }, { P.Sung(P.LeftWaltz, P.OrnateTune), 2 },
                { P.Hands(P.LeftWaltz, P.SixthsTune), 1 },
            },
        },
    };

    /// <summary>All styles of this file.</summary>
    public static IReadOnlyList<StyleSheet> All { get; } =
    [
        Piece,
        Waltz,
        Waltz with
        {
            Name = "mazurka",
            Weight = 0.5,
            Tempo = (108, 150),
            Modes = new() { { Mode.Minor, 1 }, { Mode.Major, 1 }, { Mode.Lydian, 0.5 } },
            Melody = Waltz.Melody with { Density = 0.52, Ornaments = 0.3, Triplets = 0.15 },
        },
        Piece with
        {
            Name = "nocturne",
            Weight = 1,
            Tempo = (54, 80),
            Metres = new() { { Metre.TwelveEight, 2 }, { Metre.SixEight, 1 }, { Metre.Four, 1 }, { Metre.Three, 1 } },
            Melody = Piece.Melody with { Density = 0.35, Ornaments = 0.3, Compass = 21 },
            Feel = new Feel { Rubato = 0.14, DeadpanBias = 0.2, Ritardando = 0.5, JitterSeconds = 0.014 },
            Bass = Bands.ClassicalBass with
            {
                Support = new() { { B.Long, 2 }, { B.Arpeggio, 2 }, { B.FirstBeats, 2 }, { B.Calm, 1 } },
            },
        },
        Piece with
        {
            Name = "etude",
            Weight = 0.7,
            Tempo = (84, 138),
            Metres = new() { { Metre.Four, 2 }, { Metre.Two, 1 } },
            Melody = Piece.Melody with { Density = 0.92, Breath = 0.03, Compass = 22 },
            Feel = new Feel { Rubato = 0.04, DeadpanBias = 0.35 },
        },
        Piece with
        {
            Name = "impressions",
            Weight = 0.7,
            Tempo = (54, 92),
            Modes = new() { { Mode.Lydian, 1 }, { Mode.Dorian, 1 }, { Mode.Mixolydian, 1 }, { Mode.Major, 1 } },
            Major = new()
            {
                { "Imaj9 | IVmaj9 | Imaj9 | IVmaj9", 1 }, { "I9 | bVII9 | bVI9 | bVII9", 1 }, { "I | II | IV | I", 1 },
                { "Imaj7 | iii7 | bVImaj7 | bIImaj7", 1 },
            },
            Minor = new()
            {
                { "i9 | IV9 | i9 | IV9", 1 }, { "i7 | bVII | bVI | bVII", 1 }, { "im11 | bIIImaj9 | bVImaj7 | v7", 1 },
            },
            FunctionalShare = 0,
            Melody = Piece.Melody with { Density = 0.35, Pentatonic = 0.6, Chromatics = 0.05 },
            Feel = new Feel { Rubato = 0.12, Ritardando = 0.4, DeadpanBias = 0.2 },
            Guitar = Bands.NylonGuitar with
            {
                Support = new() { { G.Pick, 1 }, { G.HighPick, 2 }, { G.Ringing, 1 }, { G.Pad, 1 } },
            },
            Piano = Piece.Piano with
            {
                Support = new()
                {
                    { P.Pad, 2 }, { P.Sung(P.LeftArpeggio, P.Blocks), 2 }, { P.Sung(P.LeftRoots, P.RightArpeggio), 2 },
                    { P.Tremolo, 0.5 },
                },
            },
        },
        Piece with
        {
            Name = "minimalism",
            Weight = 0.8,
            Tempo = (96, 152),
            Metres = new() { { Metre.Four, 3 }, { Metre.Three, 1 }, { Metre.SixEight, 1 } },
            Modes = new() { { Mode.Major, 1 }, { Mode.Minor, 1 }, { Mode.Dorian, 1 } },
            Major = Progressions.Film,
            Minor = Progressions.FilmMinor,
            FunctionalShare = 0,
            Forms = Forms.Arc,
            Feel = new Feel { Rubato = 0.005, DeadpanBias = 0.4 },
            Textures = new() { { Texture.Patterns, 4 }, { Texture.Band, 1.5 } },
            Piano = Piece.Piano with
            {
                Support = new() { { P.RightArpeggio, 2 }, { P.Blocks, 1 }, { P.EighthBlocks, 1 } },
            },
            Bass = Bands.ClassicalBass with { Support = new() { { B.Ostinato, 2 }, { B.Long, 2 }, { B.Arpeggio, 1 } } },
        },
        Piece with
        {
            Name = "film pads",
            Weight = 0.8,
            Tempo = (56, 96),
            Metres = new() { { Metre.Four, 3 }, { Metre.Three, 1 }, { Metre.SixEight, 1 } },
            Major = Progressions.Film,
            Minor = Progressions.FilmMinor,
            FunctionalShare = 0,
            Forms = Forms.Arc,
            Melody = new MelodyCharacter { Density = 0.22, Pentatonic = 0.4, Breath = 0.35, Compass = 14 },
            Feel = new Feel { Rubato = 0.05, Ritardando = 0.3 },
            Textures = new() { { Texture.Band, 6 }, { Texture.Patterns, 1 } },
            Bass = Bands.ElectricBass with
            {
                Support = new() { { B.Long, 3 }, { B.Roots, 2 }, { B.Pedal, 1 } },
                Programs = new() { { 32, 2 }, { 33, 2 }, { 35, 2 }, { 39, 0.7 } },
            },
            Guitar = Bands.PopGuitar with
            {
                Support = new() { { G.Pick, 2 }, { G.Pad, 2 }, { G.Chime, 2 }, { G.Ringing, 1 } },
            },
            Piano = Bands.BandPiano with
            {
                Support = new()
                {
                    { P.Pad, 4 }, { P.Sung(P.LeftRoots, P.RightArpeggio), 3 }, { P.Sung(P.LeftArpeggio, P.Blocks), 1 },
                },
                Programs = new() { { 0, 5 }, { 4, 2 }, { 5, 1 }, { 2, 1 } },
            },
        },
    ];
}
