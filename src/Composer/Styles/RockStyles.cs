using WeakSep.Composer.Harmony;
using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;
using B = WeakSep.Composer.Styles.BassParts;
using G = WeakSep.Composer.Styles.GuitarParts;
using P = WeakSep.Composer.Styles.PianoParts;

namespace WeakSep.Composer.Styles;

/// <summary>Rock and pop of the guitar band.</summary>
internal static class RockStyles
{
    private static readonly StyleSheet Rock = new("rock")
    {
        Weight = 1.6,
        Tempo = (88, 152),
        Modes = new() { { Mode.Major, 2 }, { Mode.Minor, 2 }, { Mode.Mixolydian, 1 }, { Mode.Dorian, 0.5 } },
        Major = Progressions.PopMajor,
        Minor = Progressions.PopMinor,
        Forms = Forms.Song,
        Melody = new MelodyCharacter { Density = 0.45, Syncopation = 0.35, Pentatonic = 0.7, Repeats = 0.4 },
        Feel = new Feel { JitterSeconds = 0.009, Ritardando = 0.05 },
        RiffShare = 0.3,
        SecondGuitar = 0.3,
        Bass = Bands.ElectricBass,
        Guitar = Bands.RockGuitar,
        Piano = Bands.BandPiano,
    };

    /// <summary>All styles of this file.</summary>
    public static IReadOnlyList<StyleSheet> All { get; } =
    [
        Rock,
        Rock with
        {
            Name = "pop",
            Tempo = (72, 132),
            Modes = new() { { Mode.Major, 3 }, { Mode.Minor, 1.5 } },
            Melody = new MelodyCharacter { Density = 0.42, Syncopation = 0.4, Pentatonic = 0.5, Repeats = 0.5 },
            Feel = new Feel { SixteenthSwing = (0.5, 0.56) },
            RiffShare = 0.08,
            SecondGuitar = 0.15,
            SecondKeys = 0.12,
            Bass = Bands.ElectricBass with
            {
                Support = new()
                {
                    { B.Kick, 3 }, { B.Roots, 2 }, { B.Eighths, 1 }, { B.Melodic, 1 }, { B.Octaves, 0.7 },
                    { B.HipHop, 0.5 },
                },
            },
            Guitar = Bands.PopGuitar,
        },
        Rock with
        {
            Name = "punk",
            Weight = 0.6,
            Tempo = (150, 210),
            Melody = new MelodyCharacter
            {
                Density = 0.35,
                Syncopation = 0.25,
                Pentatonic = 0.6,
                Repeats = 0.7,
                Leaps = 0.2,
            },
            Bass = Bands.ElectricBass with { Support = new() { { B.Eighths, 5 }, { B.Kick, 1 } } },
            Guitar = Bands.RockGuitar with { Support = new() { { G.Power, 5 }, { G.BarreStrum, 1 } } },
            Piano = Bands.BandPiano with
            {
                Support = new()
                {
                    { P.EighthBlocks, 2 }, { P.RockEighths, 2 }, { P.Hands(P.LeftEighths, P.Blocks), 1 },
                },
            },
        },
        Rock with
        {
            Name = "metal",
            Weight = 0.8,
            Tempo = (96, 180),
            Modes = new() { { Mode.Minor, 3 }, { Mode.Phrygian, 1.5 }, { Mode.Dorian, 0.5 } },
            Minor = Progressions.RiffRock,
            Melody = new MelodyCharacter
            {
                Density = 0.55,
                Syncopation = 0.25,
                Pentatonic = 0.5,
                Repeats = 0.5,
                Leaps = 0.3,
            },
            RiffShare = 0.6,
            SecondGuitar = 0.4,
            Doublings = 0.2,
            Bass = Bands.ElectricBass with { Support = new() { { B.Gallop, 3 }, { B.Eighths, 2 }, { B.Kick, 1 } } },
            Guitar = Bands.RockGuitar with
            {
                Support = new() { { G.Metal, 5 }, { G.Power, 2 } },
                Programs = new() { { 30, 5 }, { 29, 2 } },
            },
        },
        Rock with
        {
            Name = "riff rock",
            Weight = 0.8,
            Tempo = (80, 140),
            Modes = new() { { Mode.Blues, 2 }, { Mode.Minor, 2 }, { Mode.Mixolydian, 1 } },
            Major = Progressions.RiffRock,
            Minor = Progressions.RiffRock,
            Melody = new MelodyCharacter { Density = 0.45, Syncopation = 0.45, Blue = true, Repeats = 0.4 },
            RiffShare = 0.75,
            Doublings = 0.2,
        },
        Rock with
        {
            Name = "indie",
            Weight = 0.9,
            Tempo = (96, 168),
            Melody = new MelodyCharacter { Density = 0.4, Syncopation = 0.35, Pentatonic = 0.4, Repeats = 0.6 },
            SecondGuitar = 0.4,
            Bass = Bands.ElectricBass with
            {
                Support = new() { { B.Eighths, 3 }, { B.Melodic, 2 }, { B.Kick, 2 }, { B.Ostinato, 1 } },
            },
            Guitar = Bands.PopGuitar with
            {
                Support = new()
                {
                    { G.Chime, 4 }, { G.BarreStrum, 2 }, { G.MutedLine, 1 }, { G.HighPick, 1 }, { G.Power, 1 },
                },
                Programs = new() { { 27, 5 }, { 29, 1.5 }, { 28, 0.4 }, { 25, 0.5 } },
            },
        },
        Rock with
        {
            Name = "power ballad",
            Weight = 1.1,
            Tempo = (58, 84),
            Modes = new() { { Mode.Major, 3 }, { Mode.Minor, 2 } },
            Melody = new MelodyCharacter
            {
                Density = 0.5,
                Syncopation = 0.4,
                Pentatonic = 0.5,
                Repeats = 0.4,
                Compass = 16,
            },
            Feel = new Feel { Rubato = 0.02, Ritardando = 0.25 },
            RiffShare = 0,
            Modulations = 0.4,
            Bass = Bands.ElectricBass with
            {
                Support = new() { { B.Roots, 3 }, { B.Long, 1 }, { B.Kick, 2 }, { B.Melodic, 1 } },
            },
            Guitar = Bands.PopGuitar with
            {
                Support = new()
                {
                    { G.Pick, 3 }, { G.Ringing, 2 }, { G.Power, 1 }, { G.Answer, 1 }, { G.HighPick, 1 }, { G.Pad, 1 },
                },
            },
            Piano = Bands.BandPiano with
            {
                Support = new()
                {
                    { P.Sung(P.LeftOctaves, P.EighthBlocks), 2 }, { P.Sung(P.LeftRoots, P.RightArpeggio), 2 },
                    { P.Sung(P.LeftRoots, P.Blocks), 2 }, { P.Pad, 1 },
                },
            },
        },
        Rock with
        {
            Name = "rock and roll",
            Weight = 1.1,
            Tempo = (132, 190),
            Modes = new() { { Mode.Major, 1 }, { Mode.Blues, 2 } },
            Major = Progressions.Oldies,
            Forms = Forms.Choruses,
            Melody = new MelodyCharacter
            {
                Density = 0.45,
                Syncopation = 0.25,
                Pentatonic = 0.6,
                Repeats = 0.6,
                Breath = 0.35,
            },
            Feel = new Feel { Swing = (0.5, 0.6) },
            Breaks = 0.4,
            Bass = Bands.ElectricBass with
            {
                Support = new() { { B.Boogie, 3 }, { B.Walking, 2 }, { B.RootFifth, 1 } },
                Programs = new() { { 32, 3 }, { 33, 3 } },
            },
            Guitar = Bands.RockGuitar with
            {
                Support = new() { { G.Shuffle, 4 }, { G.Backbeat, 1 }, { G.Answer, 1 } },
                Programs = new() { { 27, 3 }, { 26, 2 }, { 29, 2 } },
            },
            Piano = Bands.BandPiano with
            {
                Support = new() { { P.RockEighths, 3 }, { P.Hands(P.LeftBoogie, P.RockEighths), 2 }, { P.Stabs, 1 } },
                Solo = new()
                {
                    { P.Hands(P.LeftBoogie, P.Solo), 1 }, { P.Hands(P.LeftEighths, P.Solo), 1 }, { P.RockEighths, 0.6 },
                },
            },
        },
        Rock with
        {
            Name = "doo-wop ballad",
            Weight = 0.7,
            Tempo = (60, 96),
            Metres = new() { { Metre.TwelveEight, 3 }, { Metre.SixEight, 1 } },
            Modes = new() { { Mode.Major, 4 }, { Mode.Minor, 1 } },
            Major = Progressions.Oldies,
            Melody = new MelodyCharacter { Density = 0.35, Pentatonic = 0.5, Repeats = 0.4 },
            RiffShare = 0,
            Bass = Bands.ElectricBass with { Support = new() { { B.TwelveEight, 4 }, { B.Arpeggio, 1 } } },
            Guitar = Bands.PopGuitar with
            {
                Support = new() { { G.Strum, 1 }, { G.AfterBeats, 1 }, { G.Pick, 2 }, { G.Chime, 1 } },
            },
            Piano = Bands.BandPiano with
            {
                Support = new() { { P.EighthBlocks, 4 }, { P.Blocks, 1 }, { P.RightArpeggio, 1 } },
            },
        },
    ];
}
