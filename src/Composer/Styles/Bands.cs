using B = WeakSep.Composer.Styles.BassParts;
using G = WeakSep.Composer.Styles.GuitarParts;
using P = WeakSep.Composer.Styles.PianoParts;

namespace WeakSep.Composer.Styles;

/// <summary>Players of the usual kinds; styles take them as they are or change their accompaniment.</summary>
internal static class Bands
{
    /// <summary>Electric bass.</summary>
    public static readonly Repertoire ElectricBass = new()
    {
        Support = new() { { B.Eighths, 3 }, { B.Kick, 3 }, { B.Roots, 1 }, { B.Melodic, 1 }, { B.Octaves, 0.5 } },
        Lead = B.Leads,
        Alone = new() { { B.Kick, 2 }, { B.Eighths, 1 }, { B.Melodic, 2 }, { B.Solo, 2 }, { B.Tune, 1 } },
        Solo = B.Solos,
        Programs = new() { { 33, 4 }, { 34, 3 }, { 35, 0.5 }, { 32, 0.3 }, { 38, 0.2 }, { 36, 0.2 } },
    };

    /// <summary>Double bass of jazz.</summary>
    public static readonly Repertoire JazzBass = new()
    {
        Support = new() { { B.Walking, 5 }, { B.TwoBeat, 1.5 }, { B.Pedal, 0.4 } },
        Lead = B.Leads,
        Alone = new() { { B.Walking, 2 }, { B.Solo, 3 } },
        Solo = B.Solos,
        Programs = new() { { 32, 7 }, { 33, 1 }, { 35, 1 } },
    };

    /// <summary>Bass of folk and country.</summary>
    public static readonly Repertoire FolkBass = new()
    {
        Support = new() { { B.RootFifth, 3 }, { B.Roots, 2 }, { B.Calm, 2 }, { B.Long, 0.6 } },
        Lead = B.Leads,
        Alone = new() { { B.Tune, 2 }, { B.RootFifth, 1 }, { B.Melodic, 1 } },
        Solo = B.Leads,
        Programs = new() { { 32, 4 }, { 33, 2.5 }, { 35, 0.5 } },
    };

    /// <summary>Bass of classical arrangements.</summary>
    public static readonly Repertoire ClassicalBass = new()
    {
        Support = new()
        {
            { B.Calm, 3 }, { B.Melodic, 2 }, { B.Roots, 2 }, { B.Long, 1 }, { B.Arpeggio, 0.7 }, { B.Running, 1 },
            { B.Pedal, 0.3 }, { B.FirstBeats, 1 },
        },
        Lead = B.Leads,
        Alone = new() { { B.Tune, 2 }, { B.Melodic, 1 }, { B.Running, 1 } },
        Solo = B.Leads,
        Programs = new() { { 32, 5 }, { 33, 2 }, { 35, 0.8 } },
    };

    /// <summary>Electric guitar of rock.</summary>
    public static readonly Repertoire RockGuitar = new()
    {
        Support = new()
        {
            { G.Power, 3 }, { G.BarreStrum, 2 }, { G.Chime, 1 }, { G.MutedLine, 1 }, { G.Ringing, 1 },
            { G.Answer, 0.7 },
        },
        Lead = G.Leads,
        Alone = new()
        {
            { G.Power, 2 }, { G.BarreStrum, 1 }, { G.Chime, 1 }, { G.Solo, 1 }, { G.Pick, 1 }, { G.Tune, 1 },
        },
        Solo = G.Solos,
        Programs = new() { { 29, 3 }, { 30, 3 }, { 27, 2 }, { 28, 0.4 }, { 25, 0.6 }, { 31, 0.1 } },
    };

    /// <summary>Guitar of pop: clean or steel strings.</summary>
    public static readonly Repertoire PopGuitar = new()
    {
        Support = new()
        {
            { G.Strum, 2 }, { G.BarreStrum, 2 }, { G.Pick, 2 }, { G.Chime, 1 }, { G.MutedLine, 1 }, { G.Pad, 0.7 },
            { G.Backbeat, 1 }, { G.Counter, 0.5 },
            { G.Answer, 0.8 }, { G.Scratch, 0.4 },
        },
        Lead = G.Leads,
        Alone = new() { { G.Strum, 1 }, { G.Pick, 2 }, { G.FingerMelody, 1 }, { G.Tune, 1.5 }, { G.Travis, 1 } },
        Solo = G.Solos,
        Programs = new() { { 27, 3 }, { 25, 3 }, { 24, 0.7 }, { 26, 0.7 }, { 29, 0.8 }, { 28, 0.5 } },
    };

    /// <summary>Archtop guitar of jazz.</summary>
    public static readonly Repertoire JazzGuitar = new()
    {
        Support = new() { { G.JazzComp, 4 }, { G.Freddie, 2 }, { G.Counter, 0.6 }, { G.Answer, 0.7 } },
        Lead = new() { { G.Tune, 4 }, { G.OctaveTune, 2 }, { G.ChordMelody, 1 }, { G.LowTune, 1 } },
        Alone = new() { { G.ChordMelody, 3 }, { G.Solo, 2 }, { G.JazzComp, 1 } },
        Solo = new() { { G.Solo, 2 }, { G.FastSolo, 2 }, { G.DoubleSolo, 1 } },
        Programs = new() { { 26, 6 }, { 27, 1 }, { 24, 0.6 }, { 25, 0.4 } },
    };

    /// <summary>Steel or nylon strings of folk.</summary>
    public static readonly Repertoire FolkGuitar = new()
    {
        Support = new() { { G.Strum, 3 }, { G.Pick, 3 }, { G.Travis, 2 }, { G.Counter, 0.7 }, { G.OomChuck, 1.5 } },
        Lead = G.Leads,
        Alone = new() { { G.FingerMelody, 3 }, { G.Pick, 1 }, { G.ChordMelody, 1 }, { G.Tune, 1.5 } },
        Solo = new() { { G.Solo, 1 }, { G.ThirdsTune, 1 }, { G.Tune, 1 } },
        Programs = new() { { 24, 3 }, { 25, 4 }, { 26, 0.5 }, { 27, 0.5 } },
    };

    /// <summary>Classical guitar.</summary>
    public static readonly Repertoire NylonGuitar = new()
    {
        Support = new()
        {
            { G.Pick, 3 }, { G.HighPick, 2 }, { G.Counter, 2 }, { G.Ringing, 0.7 }, { G.AfterBeats, 1 },
            { G.Alberti, 2 }, { G.LowLine, 0.8 },
        },
        Lead = G.Leads,
        Alone = new()
        {
            { G.FingerMelody, 2 }, { G.ChordMelody, 2 }, { G.Pick, 1 }, { G.PickedMelody, 1.5 }, { G.Tune, 1 },
        },
        Solo = G.Leads,
        Programs = new() { { 24, 6 }, { 25, 1.5 }, { 26, 0.8 }, { 27, 0.8 } },
    };

    /// <summary>Piano of rock and pop.</summary>
    public static readonly Repertoire BandPiano = new()
    {
        Support = new()
        {
            { P.Blocks, 2 }, { P.PopComp, 3 }, { P.EighthBlocks, 2 }, { P.RightArpeggio, 1 },
            { P.Hands(P.LeftRoots, P.PopComp), 2 }, { P.Pad, 1 },
            { P.RockEighths, 0.7 }, { P.Answer, 0.6 }, { P.Hands(P.LeftOctaves, P.Blocks), 0.8 },
        },
        Foundation = new()
            {
                { P.Hands(P.LeftRoots, P.Blocks), 2 }, { P.Hands(P.LeftEighths, P.PopComp), 1 },
                { P.Sung(P.LeftArpeggio, P.Blocks), 1 }, { P.Hands(P.LeftOctaves, P.EighthBlocks), 1 },
            },
        Lead = P.Leads,
        Alone = new()
        {
            { P.Hands(P.LeftRoots, P.ChordTune), 2 }, { P.Sung(P.LeftArpeggio, P.RightTune), 2 },
            { P.Hands(P.LeftRoots, P.PopComp), 2 },
            { P.Sung(P.LeftRoots, P.RightArpeggio), 1 }, { P.RightTune, 0.7 },
        },
        Solo = P.Solos,
        Programs = new() { { 0, 5 }, { 1, 3 }, { 2, 1.5 }, { 4, 1 }, { 5, 0.6 }, { 3, 0.4 } },
    };

    /// <summary>Piano of jazz.</summary>
    public static readonly Repertoire JazzPiano = new()
    {
        Support = new() { { P.JazzComp, 4 }, { P.Stabs, 2 }, { P.Blocks, 0.5 }, { P.Answer, 0.5 } },
        Foundation = new() { { P.Hands(P.LeftWalk, P.JazzComp), 3 }, { P.Hands(P.Stride, P.Stabs), 1 } },
        Lead = P.Leads,
        Alone = new()
        {
            { P.Hands(P.Stride, P.RightTune), 2 }, { P.Hands(P.LeftWalk, P.Solo), 2 },
            { P.Sung(P.LeftRoots, P.ChordTune), 1 },
        },
        Solo = P.Solos,
        Programs = new() { { 0, 6 }, { 1, 2 }, { 4, 1 }, { 3, 0.3 } },
    };

    /// <summary>Piano of folk songs.</summary>
    public static readonly Repertoire FolkPiano = new()
    {
        Support = new()
        {
            { P.Blocks, 2 }, { P.RightArpeggio, 2 }, { P.Hands(P.LeftRoots, P.Blocks), 1 }, { P.Pad, 0.6 },
            { P.AfterBeats, 1.5 }, { P.Alberti, 0.7 },
        },
        Foundation = new()
        {
            { P.Hands(P.LeftRoots, P.Blocks), 1 }, { P.Sung(P.LeftArpeggio, P.Blocks), 1 }, { P.Alberti, 1 },
            { P.Stride, 1.5 },
        },
        Lead = P.Leads,
        Alone = new()
        {
            { P.Hands(P.LeftCalm, P.RightTune), 1 }, { P.Hands(P.Stride, P.RightTune), 1 },
            { P.Sung(P.LeftArpeggio, P.RightTune), 1 }, { P.RightTune, 0.5 },
        },
        Solo = P.Leads,
        Programs = new() { { 0, 6 }, { 1, 2 }, { 3, 0.4 } },
    };

    /// <summary>Piano of classical music.</summary>
    public static readonly Repertoire ClassicalPiano = new()
    {
        Support = new()
        {
            { P.Alberti, 2 }, { P.RightArpeggio, 2 }, { P.Blocks, 1 }, { P.Sung(P.LeftRoots, P.RightArpeggio), 1 },
            { P.Hands(P.LeftLine, P.Blocks), 1 }, { P.AfterBeats, 1 },
        },
        Foundation = new()
        {
            { P.Alberti, 2 }, { P.LeftLine, 1 }, { P.Sung(P.LeftArpeggio, P.Blocks), 1 }, { P.LeftArpeggio, 1 },
            { P.Stride, 0.7 }, { P.LeftCalm, 1 },
        },
        Lead = new()
        {
            { P.RightTune, 2.5 }, { P.Hands(P.Alberti, P.RightTune), 2 }, { P.OctaveTune, 0.6 }, { P.ThirdsTune, 0.6 },
            { P.Hands(P.LeftCalm, P.RightTune), 1 }, { P.ChordTune, 0.6 },
            { P.HighTune, 0.5 }, { P.TenorTune, 0.4 },
        },
        Alone = new()
        {
            { P.Hands(P.Alberti, P.RightTune), 2 }, { P.Hands(P.LeftLine, P.RightTune), 2 },
            { P.Sung(P.LeftArpeggio, P.RightTune), 1 }, { P.Hands(P.LeftCalm, P.ThirdsTune), 0.7 },
        },
        Solo = P.Leads,
        Programs = new() { { 0, 8 }, { 1, 1.5 }, { 6, 0.6 }, { 2, 0.3 } },
    };
}
