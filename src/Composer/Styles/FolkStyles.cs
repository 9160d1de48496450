using WeakSep.Composer.Form;
using WeakSep.Composer.Harmony;
using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;
using B = WeakSep.Composer.Styles.BassParts;
using G = WeakSep.Composer.Styles.GuitarParts;
using P = WeakSep.Composer.Styles.PianoParts;

namespace WeakSep.Composer.Styles;

/// <summary>Songs and dances of the people, country, hymns.</summary>
internal static class FolkStyles
{
    private static readonly StyleSheet Song = new("folk song")
    {
        Weight = 1.8,
        Tempo = (76, 126),
        Metres = new() { { Metre.Four, 3 }, { Metre.Three, 2 }, { Metre.SixEight, 1 }, { Metre.Two, 0.7 } },
        Modes = new() { { Mode.Major, 3 }, { Mode.Minor, 1 }, { Mode.Dorian, 0.7 }, { Mode.Mixolydian, 0.4 } },
        Major = Progressions.Songs,
        Minor = Progressions.MinorSongs,
        FunctionalShare = 0.2,
        Forms = Forms.Strophic,
        Melody = new MelodyCharacter
        {
            Density = 0.38,
            Syncopation = 0.04,
            Pentatonic = 0.4,
            Repeats = 0.35,
            Ornaments = 0.06,
            Pickups = 0.5,
        },
        Feel = new Feel { Rubato = 0.03, DeadpanBias = 0.35 },
        Textures = new()
        {
            { Texture.Band, 12 }, { Texture.Unison, 0.5 }, { Texture.Chorale, 0.7 }, { Texture.Canon, 0.5 },
        },
        Bass = Bands.FolkBass,
        Guitar = Bands.FolkGuitar,
        Piano = Bands.FolkPiano,
    };

    /// <summary>All styles of this file.</summary>
    public static IReadOnlyList<StyleSheet> All { get; } =
    [
        Song,
        Song with
        {
            Name = "country",
            Weight = 0.9,
            Tempo = (92, 150),
            Metres = new() { { Metre.Four, 3 }, { Metre.Three, 1 } },
            Modes = new() { Mode.Major },
            Forms = Forms.Song,
            Melody = new MelodyCharacter { Density = 0.42, Syncopation = 0.2, Pentatonic = 0.7, Repeats = 0.4 },
            Feel = new Feel { Swing = (0.5, 0.58) },
            Bass = Bands.FolkBass with
            {
                Support = new() { { B.Country, 4 }, { B.RootFifth, 1 } },
                Programs = new() { { 33, 4 }, { 32, 2 }, { 34, 0.6 } },
            },
            Guitar = Bands.FolkGuitar with
            {
                Support = new()
                {
                    { G.OomChuck, 3 }, { G.Travis, 2 }, { G.DoubleAnswer, 1 }, { G.Answer, 1 }, { G.Strum, 1 },
                },
                Programs = new() { { 25, 4 }, { 27, 3 } },
            },
            Piano = Bands.FolkPiano with
            {
                Support = new()
                {
                    { P.AfterBeats, 2 }, { P.Blocks, 1 }, { P.Answer, 1 }, { P.Hands(P.LeftRoots, P.Blocks), 1 },
                },
            },
        },
        Song with
        {
            Name = "bluegrass",
            Weight = 0.7,
            Tempo = (96, 140),
            Metres = new() { Metre.Two },
            Modes = new() { { Mode.Major, 3 }, { Mode.Mixolydian, 1 } },
            Melody = new MelodyCharacter
            {
                Density = 0.9,
                Syncopation = 0.1,
                Pentatonic = 0.6,
                Repeats = 0.1,
                Chromatics = 0.1,
                Breath = 0.05,
            },
            Bass = Bands.FolkBass with { Support = new() { { B.Country, 1 } } },
            Guitar = Bands.FolkGuitar with
            {
                Support = new() { { G.OomChuck, 3 }, { G.Travis, 1 }, { G.AfterBeats, 1 } },
                Programs = new() { { 25, 1 } },
            },
            Piano = Bands.FolkPiano with { Support = new() { { P.AfterBeats, 2 }, { P.Stride, 1 } } },
        },
        Song with
        {
            Name = "jig and reel",
            Weight = 0.9,
            Tempo = (100, 150),
            Metres = new() { { Metre.SixEight, 2 }, { Metre.Four, 1 }, { Metre.Two, 0.5 } },
            Modes = new() { { Mode.Major, 2 }, { Mode.Dorian, 1.5 }, { Mode.Mixolydian, 1 } },
            Forms = new() { { "A8 A8 B8 B8", 1 }, { "A8 B8 C8 A8", 1 } },
            Melody = new MelodyCharacter
            {
                Density = 0.78,
                Pentatonic = 0.3,
                Repeats = 0.1,
                Ornaments = 0.2,
                Breath = 0.02,
                Leaps = 0.4,
            },
            Textures = new() { { Texture.Band, 8 }, { Texture.Unison, 2 } },
        },
        Song with
        {
            Name = "hymn",
            Weight = 1.2,
            Tempo = (66, 104),
            Metres = new() { { Metre.Four, 3 }, { Metre.Three, 2 } },
            FunctionalShare = 0.85,
            Melody = new MelodyCharacter
            {
                Density = 0.25,
                Pentatonic = 0.1,
                Repeats = 0.35,
                Breath = 0.15,
                Compass = 11,
            },
            Feel = new Feel { Rubato = 0.02, DeadpanBias = 0.4, Ritardando = 0.3 },
            Textures = new() { { Texture.Chorale, 6 }, { Texture.Band, 3 }, { Texture.Imitation, 0.5 } },
        },
        Song with
        {
            Name = "lullaby",
            Weight = 0.7,
            Tempo = (60, 92),
            Metres = new() { { Metre.Three, 2 }, { Metre.SixEight, 2 }, { Metre.Four, 1 } },
            Melody = new MelodyCharacter
            {
                Density = 0.25,
                Pentatonic = 0.4,
                Repeats = 0.3,
                Compass = 10,
                Breath = 0.3,
            },
            Feel = new Feel { Rubato = 0.05, Ritardando = 0.35 },
            Bass = Bands.FolkBass with { Support = new() { { B.Roots, 2 }, { B.Long, 1 }, { B.FirstBeats, 1 } } },
            Guitar = Bands.NylonGuitar,
            Piano = Bands.FolkPiano with
            {
                Support = new() { { P.Pad, 1 }, { P.Sung(P.LeftRoots, P.RightArpeggio), 2 }, { P.RightArpeggio, 1 } },
            },
        },
        Song with
        {
            Name = "march and polka",
            Weight = 0.8,
            Tempo = (100, 132),
            Metres = new() { { Metre.Two, 3 }, { Metre.Four, 1 } },
            Modes = new() { { Mode.Major, 4 }, { Mode.Minor, 1 } },
            FunctionalShare = 0.4,
            Modulations = 0.6,
            Melody = new MelodyCharacter
            {
                Density = 0.6,
                Repeats = 0.4,
                Chromatics = 0.2,
                Pentatonic = 0.05,
                Leaps = 0.4,
                Ornaments = 0.1,
            },
            Bass = Bands.FolkBass with { Support = new() { { B.RootFifth, 3 }, { B.FirstBeats, 1 } } },
            Guitar = Bands.FolkGuitar with
            {
                Support = new() { { G.AfterBeats, 2 }, { G.OomChuck, 2 }, { G.Counter, 1 } },
            },
            Piano = Bands.FolkPiano with
            {
                Support = new() { { P.AfterBeats, 2 }, { P.Stride, 2 } },
                Alone = new() { { P.Hands(P.Stride, P.RightTune), 1 }, { P.Hands(P.Stride, P.ThirdsTune), 1 } },
            },
        },
        Song with
        {
            Name = "eastern dance",
            Weight = 0.5,
            Tempo = (104, 160),
            Metres = new() { { Metre.Two, 2 }, { Metre.Four, 1 } },
            Modes = new() { { Mode.Phrygian, 2 }, { Mode.Minor, 2 } },
            Minor = Progressions.LatinMinor,
            Melody = new MelodyCharacter
            {
                Density = 0.7,
                Pentatonic = 0,
                Chromatics = 0.2,
                Ornaments = 0.3,
                Repeats = 0.3,
            },
            Textures = new() { { Texture.Band, 8 }, { Texture.Unison, 2 } },
            Guitar = Bands.FolkGuitar with { Support = new() { { G.OomChuck, 2 }, { G.AfterBeats, 2 } } },
            Piano = Bands.FolkPiano with { Support = new() { { P.AfterBeats, 2 }, { P.Stride, 2 } } },
        },
    ];
}
