using WeakSep.Composer.Harmony;
using WeakSep.Composer.Rhythm;
using WeakSep.Composer.Roles;

namespace WeakSep.Composer.Styles;

/// <summary>The vocabulary of guitarists.</summary>
internal static class GuitarParts
{
    private static readonly FigureBook FolkStrums = new(
        "D-DU-UDU", "D-D-DUDU", "D--UDU-U", "D-DUD-DU", "b-D-b-DU", "D---D---", "b-DUb-DU", "D-xUDxxU", "D-------",
        "D---D-DU",
        "3/4 D-DUDU", "3/4 b-D-D-", "3/4 b-DUDU", "6/8 D--D-U", "6/8 D-UD-U", "6/8 b-DDUD", "12/8 D--D-UD--D-U",
        "2/4 b-D-", "2/4 b-DU");

    private static readonly FigureBook PopStrums = new(
        "D--.D-..D-U..UDU", "D..D..D..D..D.DU", "D-dUxUdU", "D--D--D-", "DUxUDUxU", "D.U.x.U.D.U.xUDU", "x-D-x-DU",
        "D---x-U-");

    private static readonly FigureBook PickFigures = new(
        "01231232", "0121312T", "0-2-3-2-", "02132T32", "012321", "0-1-2-T-2-1-", "0123T321", "02T202T2", "0.2.1.T.",
        "q-2-1-2-",
        "3/4 0-2-3-", "3/4 012321", "3/4 0-c-c-", "3/4 0-23T3", "6/8 012321", "6/8 0123T3", "12/8 012321012321",
        "2/4 0213", "2/4 0-c-");

    private static readonly FigureBook TravisFigures = new(
        "0-2-132-", "q-213-2T", "02131232", "0-2T1-23", "q.21.T23", "0321T231", "2/4 0213", "3/4 021312", "6/8 0-21-2");

    private static readonly FigureBook PowerFigures = new(
        "p-------", "p---p---", "pmmmpmmm", "mmmmmmmm|pmmmpmpm", "p-mpm-p-", "p-p-..pp", "pppppppp", "p--p--p-",
        "p.pp.pp.", "P---..P-", "mmpmmpmp");

    private static readonly FigureBook MetalFigures = new(
        "m.mmm.mmm.mmp-p-", "p---m.mmp---m.mm", "mmmmmmmmmmmmmmmm|mmmmp-mmmmp-p-p-", "m.mm.mm.m.mmp---",
        "p-.p-.p-.p-.p-p-", "mmpmmpmmpmmpmmp-");

    private static readonly FigureBook ThumbBasses = new(
        "R---5---", "R-------", "R-5-R-5-", "3/4 R-----", "6/8 R--5--", "12/8 R-----5-----", "2/4 R-5-");

    private static readonly FigureBook AlternatingThumb = new(
        "R.5.R.5.", "R.L.R.L.", "R-d-R-d-", "R.d.5.d.", "3/4 R.d.d.", "3/4 R-----", "6/8 R--d--", "2/4 R.d.",
        "12/8 R--d--5--d--");

    /// <summary>Open-chord strumming.</summary>
    public static readonly IRole Strum = new StrumGuitar(FolkStrums, GripKind.Open);

    /// <summary>Barre-chord pop and rock strumming.</summary>
    public static readonly IRole BarreStrum = new StrumGuitar(PopStrums, GripKind.Barre) { SpreadSeconds = 0.006 };

    /// <summary>Chords left to ring.</summary>
    public static readonly IRole Ringing = new StrumGuitar(
        new FigureBook(
            "D-------", "D---D---", "D-----U-", "3/4 D-----",
            "6/8 D-----", "12/8 D-----------", "2/4 D---"), GripKind.Open)
    { SpreadSeconds = 0.018, Gate = 1 };

    /// <summary>Four to the bar, short.</summary>
    public static readonly IRole Freddie = new StrumGuitar(new FigureBook(
        "D.D.D.D.", "s.s.s.s.", "s.D.s.D.", "3/4 s.s.s."), GripKind.Shell)
    { Gate = 0.6, SpreadSeconds = 0.004 };

    /// <summary>Jazz comping with shells.</summary>
    public static readonly IRole JazzComp = new StrumGuitar(
        new FigureBook(
            "D--s....", "...s..D-", "D--D----", ".s..D--s", "s..s...D", "D-------", "..D-..s.", "3/4 .-D-s.",
            "3/4 D----s"), GripKind.Shell)
    { SpreadSeconds = 0.004 };

    /// <summary>Off-beat stabs: reggae, ska, polka.</summary>
    public static readonly IRole OffBeat = new StrumGuitar(
        new FigureBook(".t.t.t.t", "..t...t.", "..tU..tU", ".tx.t.xt", "2/4 .t.t", "3/4 ..t.t."), GripKind.Top)
    { SpreadSeconds = 0.004 };

    /// <summary>Sixteenth-note funk scratching.</summary>
    public static readonly IRole Scratch = new StrumGuitar(
        new FigureBook(
            "x.txx.t.x.txxxt.", "t.xx.xt.t.xxt.x.", "xxtxxxtxxxtxxtxx",
            "..t...t..xt...t.", "t..t..t.x.t.x.xx"), GripKind.Top)
    { SpreadSeconds = 0.003 };

    /// <summary>Backbeat chords: soul and country.</summary>
    public static readonly IRole Backbeat = new StrumGuitar(
        new FigureBook("..s...s.", "..D...D.", "..s...sU", ".b.D.b.D", "b.D.b.DU"), GripKind.Barre)
    { SpreadSeconds = 0.004 };

    /// <summary>Bass note and chord: polka, march, gypsy swing, waltz.</summary>
    public static readonly IRole OomChuck = new StrumGuitar(
        new FigureBook(
            "b.s.b.s.", "b-D-b-D-", "b.sUb.sU", "b.s.b.ss", "2/4 b.s.", "2/4 bsbs", "3/4 b.s.s.", "3/4 b-D-D-",
            "6/8 b.sb.s", "12/8 b.sb.sb.sb.s"), GripKind.Open)
    { Gate = 0.7, SpreadSeconds = 0.006 };

    /// <summary>Chords on the weak beats only, the bass left to others.</summary>
    public static readonly IRole AfterBeats = new StrumGuitar(
        new FigureBook(
            "..s...s.", ".s.s.s.s", "..D-..D-", "2/4 .s.s", "2/4 ..s.", "3/4 ..s.s.", "3/4 ..D-D-", "6/8 ..s..s",
            "12/8 ..s..s..s..s"), GripKind.Top)
    { SpreadSeconds = 0.003 };

    /// <summary>A pianist's Alberti figure on the guitar.</summary>
    public static readonly IRole Alberti = new ArpeggioHand(
        new FigureBook(
            "02120212", "01210121", "0121012101210121", "0212021202120212", "3/4 012121", "3/4 021212", "6/8 012012",
            "6/8 012121", "2/4 0212", "12/8 012121012121"), 53)
    { Rooted = true };

    /// <summary>A pianist's left hand or inner voice as a single low line.</summary>
    public static readonly IRole LowLine = new CounterRole(52, 0.5) { Rests = 0.05 };

    /// <summary>Fast strums of Spanish and Mexican music.</summary>
    public static readonly IRole Rasgueado = new StrumGuitar(
        new FigureBook(
            "D.DUDUD.", "D-UDDUDU", "D..DUDUDD.D.D...", "DUDUDUDU", "3/4 D.DUDU", "3/4 DDUDUD", "3/4 D-UDUD",
            "6/8 D.DD.U", "6/8 DDUDUD", "12/8 D.DD.DD.DUDU"), GripKind.Open)
    { SpreadSeconds = 0.014 };

    /// <summary>Tune with tremolo.</summary>
    public static readonly IRole TremoloTune = new MelodyRole(71) { TremoloBeats = 0.25 };

    /// <summary>Tune over a broken chord.</summary>
    public static readonly IRole PickedMelody = new Together(
        new PickGuitar(new FigureBook(
            "0121", "01210121", "0-1-2-1-", "02120212", "3/4 012121", "3/4 0-1-2-", "6/8 012121", "2/4 0121",
            "12/8 012121012121"), GripKind.Open), new MelodyRole(72));

    /// <summary>Licks between the phrases of a tune.</summary>
    public static readonly IRole Answer = new AnswerRole(67);

    /// <summary>Double-stop licks between phrases.</summary>
    public static readonly IRole DoubleAnswer = new AnswerRole(69, Thickening.Sixths);

    /// <summary>Bossa guitar: thumb on the beats, chords against them.</summary>
    public static readonly IRole BossaPick = new PickGuitar(
        new FigureBook(
            "0.cc..c.|0.c..cc.", "q..c..c.", "0.c.0cc.", "0..c0.c.", "2/4 0cc.", "2/4 q.cc|0c.c"), GripKind.Shell)
    { Rings = false };

    /// <summary>Broken open chords.</summary>
    public static readonly IRole Pick = new PickGuitar(PickFigures);

    /// <summary>Broken barre chords.</summary>
    public static readonly IRole HighPick = new PickGuitar(PickFigures, GripKind.Top);

    /// <summary>Alternating thumb.</summary>
    public static readonly IRole Travis = new PickGuitar(TravisFigures);

    /// <summary>Power chords.</summary>
    public static readonly IRole Power = new FigureLine(PowerFigures, 45) { Fills = 0.05 };

    /// <summary>Palm-muted metal.</summary>
    public static readonly IRole Metal = new FigureLine(MetalFigures, 43) { Fills = 0.05, Gate = 0.85 };

    /// <summary>Rock-and-roll shuffle: fifth and sixth in turn.</summary>
    public static readonly IRole Shuffle = new BoogieGuitar(45);

    /// <summary>Short muted single notes.</summary>
    public static readonly IRole MutedLine = new FigureLine(
        new FigureBook("R.R5.R8.", "RRRRRRRR", "R.5.8.5.", "R5858585", "R..R..8.5.8.R...", "R-5-9-8-"), 52)
    { Gate = 0.4, Fills = 0.1 };

    /// <summary>Broken chords in eighths on single strings: indie, new wave.</summary>
    public static readonly IRole Chime = new FigureLine(
        new FigureBook(
            "R5858T85", "8T598T59", "R-58-5T-", "T-8-5-8-", "85T85T85",
            "3/4 R58T85", "6/8 R58T85", "12/8 R5858TR5858T"), 52);

    /// <summary>Held or struck dyads and triads high up.</summary>
    public static readonly IRole Pad = new StrumGuitar(
        new FigureBook(
            "D-------", "D-----------....", "..D-----", "3/4 D-----",
            "6/8 D-----", "12/8 D-----------", "2/4 D---"), GripKind.Top)
    { SpreadSeconds = 0.012 };

    /// <summary>Tune as a single line.</summary>
    public static readonly IRole Tune = new MelodyRole(66);

    /// <summary>Tune high up.</summary>
    public static readonly IRole HighTune = new MelodyRole(74);

    /// <summary>Tune in the low strings.</summary>
    public static readonly IRole LowTune = new MelodyRole(55);

    /// <summary>Tune in octaves.</summary>
    public static readonly IRole OctaveTune = new MelodyRole(69) { Thickening = Thickening.Octaves };

    /// <summary>Tune in thirds or sixths.</summary>
    public static readonly IRole ThirdsTune = new MelodyRole(69) { Thickening = Thickening.Thirds };

    /// <summary>Tune in sixths.</summary>
    public static readonly IRole SixthsTune = new MelodyRole(69) { Thickening = Thickening.Sixths };

    /// <summary>Tune over chords and thumb bass: unaccompanied guitar.</summary>
    public static readonly IRole ChordMelody = new Together(
        new FigureLine(ThumbBasses, 45) { Fills = 0 },
        new MelodyRole(69) { Thickening = Thickening.Chords });

    /// <summary>Tune with an alternating bass.</summary>
    public static readonly IRole FingerMelody = new Together(
        new FigureLine(AlternatingThumb, 46) { Fills = 0, Level = 0.6 },
        new MelodyRole(69));

    /// <summary>A second melody.</summary>
    public static readonly IRole Counter = new CounterRole(62, 0.35) { Rests = 0.25 };

    /// <summary>Improvised.</summary>
    public static readonly IRole Solo = new SoloRole(68, 0.6);

    /// <summary>Fast improvised.</summary>
    public static readonly IRole FastSolo = new SoloRole(70, 0.8);

    /// <summary>Improvised in octaves or thirds.</summary>
    public static readonly IRole DoubleSolo = new SoloRole(69, 0.45) { Thickening = Thickening.Octaves };

    /// <summary>Leads of most styles.</summary>
    public static readonly Weighted<IRole> Leads = new()
        {
            { Tune, 4 }, { HighTune, 1.5 }, { LowTune, 0.7 }, { OctaveTune, 0.6 }, { ThirdsTune, 0.8 },
            { SixthsTune, 0.5 },
        };

    /// <summary>Solos of most styles.</summary>
    public static readonly Weighted<IRole> Solos = new() { { Solo, 3 }, { FastSolo, 2 }, { DoubleSolo, 0.7 } };
}
