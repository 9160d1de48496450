using WeakSep.Composer.Rhythm;
using WeakSep.Composer.Roles;

namespace WeakSep.Composer.Styles;

/// <summary>The vocabulary of pianists: left hands, right hands and what both do together.</summary>
internal static class PianoParts
{
    // Left hands.

    /// <summary>Long roots, single or in octaves.</summary>
    public static readonly IRole LeftRoots = new FigureLine(
        new FigureBook(
            "R-------", "o-------", "R---R---", "o---5---", "R--R----", "3/4 R-----", "6/8 R-----", "12/8 R-----R-----",
            "2/4 R---"), 41)
    { Fills = 0.05 };

    /// <summary>Oom-pah and stride.</summary>
    public static readonly IRole Stride = new FigureLine(
        new FigureBook(
            "R.c.L.c.", "o.c.5.c.", "o.c.o.c.", "R.c.5.c.|R.c.5.a.", "K.c.L.c.", "2/4 R.c.", "2/4 RcLc", "2/4 ocoC",
            "3/4 R.c.c.", "6/8 R.cL.c"), 43)
    { Gate = 0.7, ChordCentre = 57, Fills = 0.1 };

    /// <summary>Waltz left hand.</summary>
    public static readonly IRole LeftWaltz = new FigureLine(
        new FigureBook("3/4 R-c-c-", "3/4 K-c-c-", "3/4 R.c.c.|5.c.c.", "3/4 o.c.c.", "3/4 R-c---"), 45)
    { Gate = 0.85, ChordCentre = 58, Fills = 0.05 };

    /// <summary>Alberti bass.</summary>
    public static readonly IRole Alberti = new ArpeggioHand(
        new FigureBook(
            "02120212", "0212021202120212", "02121212", "01210121", "3/4 021212", "3/4 012121", "6/8 012121",
            "6/8 012012", "2/4 0212", "2/4 02120212", "12/8 012121012121"), 52)
    { Rooted = true };

    /// <summary>Wide broken chords.</summary>
    public static readonly IRole LeftArpeggio = new FigureLine(
        new FigureBook(
            "R58T85", "R-5-8-5-", "R58958T5", "R5898T85", "R58TWT85", "3/4 R58T85", "3/4 R-5-8-", "6/8 R58T85",
            "12/8 R58T85R58T85", "2/4 R58T"), 41)
    { Gate = 1, Fills = 0.05 };

    /// <summary>Boogie-woogie left hand.</summary>
    public static readonly IRole LeftBoogie = new FigureLine(
        new FigureBook("R3568653", "RR33556655", "R83858683", "R8385868", "R35676535", "R8R8R8R8", "R.56.587"), 40)
    { Gate = 0.8, Fills = 0.05 };

    /// <summary>Walking left hand.</summary>
    public static readonly IRole LeftWalk = new WalkingBass(43);

    /// <summary>Left-hand eighths: rock and roll.</summary>
    public static readonly IRole LeftEighths = new FigureLine(
        new FigureBook(
            "RRRRRRRR", "R8R8R8R8", "R5R6R5R6", "RR55RR66", "oooooooo",
            "3/4 RRRRRR", "6/8 RRRRRR", "12/8 RRRRRRRRRRRR"), 40)
    { Gate = 0.8 };

    /// <summary>A melodic left hand.</summary>
    public static readonly IRole LeftLine = new CounterRole(47, 0.5) { IsBass = true, Rests = 0.03 };

    /// <summary>A calm left hand in two voices' worth of space.</summary>
    public static readonly IRole LeftCalm = new CounterRole(45, 0.22) { IsBass = true, Rests = 0.02 };

    /// <summary>Octaves on the strong beats.</summary>
    public static readonly IRole LeftOctaves = new FigureLine(
        new FigureBook(
            "o---o---", "o--o--o-", "o-------", "o---..oo", "3/4 o-----",
            "6/8 o--o--", "12/8 o--o--o--o--", "2/4 o-o-"), 42)
    { Fills = 0.1 };

    /// <summary>Sparse chords under an improvised line.</summary>
    public static readonly IRole LeftComp = new CompHand(
        new FigureBook(
            "s..s....", "x-------", "..s...s.", "x--s....", "3/4 x-----",
            "6/8 x-----", "12/8 x-----x-----", "2/4 x---"), 3, 53)
    { Rootless = true };

    /// <summary>Held chords under a tune.</summary>
    public static readonly IRole LeftBlocks = new CompHand(
        new FigureBook("x-------", "x---x---", "3/4 x-----", "6/8 x-----", "12/8 x-----x-----", "2/4 x---"), 3, 55);

    /// <summary>Habanera left hand.</summary>
    public static readonly IRole LeftHabanera = new FigureLine(
        new FigureBook("R--5.8.5", "R--cR-c-", "o..c5.c.", "2/4 R--58-5-", "2/4 R..c5.c."), 41);

    // Right hands.

    /// <summary>Held or repeated block chords.</summary>
    public static readonly IRole Blocks = new CompHand(
        new FigureBook(
            "x---x---", "x-------", "x-x-x-x-", "x--x--x-", "x---x-x-", "3/4 x-----", "3/4 x-x-x-", "3/4 ..x-x-",
            "6/8 x--x--", "6/8 x-----", "12/8 x--x--x--x--", "2/4 x-x-", "2/4 x---"), 3, 62);

    /// <summary>Repeated eighths: ballad and soul.</summary>
    public static readonly IRole EighthBlocks = new CompHand(
        new FigureBook(
            "xxxxxxxx", "XxxxXxxx", "xoxoxoxo", "3/4 xxxxxx",
            "6/8 xxxxxx", "12/8 xxxxxxxxxxxx", "12/8 XxxXxxXxxXxx"), 3, 63);

    /// <summary>Pop syncopation.</summary>
    public static readonly IRole PopComp = new CompHand(
        new FigureBook(
            "x--x--x-", "x-.x-.x-", "x--xx---", "x..x..x...x.x...", "X--X--X-X--X--X-", "x-x-.xx-", "..x-..x-",
            "x---..x--.x-x---"), 3, 63);

    /// <summary>Jazz comping without roots.</summary>
    public static readonly IRole JazzComp = new CompHand(
        new FigureBook(
            "x--s....", "...s..h-", "s..x----", ".x-..s..", "x------h", "..s...s.", "s..s..s.", "x--s..h-|---s....",
            ".s.s.x--", "3/4 ..x-s.", "3/4 x--s..", "3/4 .x-.s."), 4, 60)
    { Rootless = true };

    /// <summary>Chords on the weak beats, the bass left to others.</summary>
    public static readonly IRole AfterBeats = new CompHand(
        new FigureBook(
            "..s...s.", ".s.s.s.s", "..x-..x-", "2/4 .s.s", "2/4 ..s.", "3/4 ..s.s.", "3/4 ..x-x-", "6/8 ..s..s",
            "12/8 ..s..s..s..s"), 3, 60);

    /// <summary>Licks between the phrases of a tune.</summary>
    public static readonly IRole Answer = new AnswerRole(76);

    /// <summary>Charleston and short stabs.</summary>
    public static readonly IRole Stabs = new CompHand(
        new FigureBook(
            "s..s....", "..s..s..", ".s.s.s.s", "s.....s...s.....", "..s...s...ss..s.", "...s..s.", "2/4 .s.s",
            "3/4 ..s.s.", "6/8 ..s..s", "12/8 ..s..s..s..s"), 4, 64);

    /// <summary>Montuno: syncopated octaves and chords.</summary>
    public static readonly IRole Montuno = new CompHand(
        new FigureBook("X.xx.x.x|.x.x.x.x", "x.u.lu.ulu.u.u.u", "X.xX.xX.|x.X.xx.x", ".x.x.xx.|x.x.xx.x"), 3, 66)
    { DoubledTop = true, Gate = 0.7 };

    /// <summary>Broken chords in the right hand.</summary>
    public static readonly IRole RightArpeggio = new ArpeggioHand(
        new FigureBook(
            "01232123", "0123", "01210121", "0123432101234321", "0123456789876543", "012345", "02134354",
            "4321432143214321", "012012012012",
            "3/4 012321", "3/4 012345", "6/8 012321", "6/8 012345", "12/8 012321012321", "2/4 0121"), 64);

    /// <summary>Tremolo between the chord's halves.</summary>
    public static readonly IRole Tremolo = new CompHand(
        new FigureBook(
            "lululululululululu", "lulululululululu", "x-------lululululu", "3/4 lulululululu", "6/8 lululululululu",
            "12/8 lululululululu", "2/4 lululxlu"), 4, 64)
    { Gate = 1 };

    /// <summary>Gospel and rock'n'roll triplets or eighths with accents.</summary>
    public static readonly IRole RockEighths = new CompHand(
        new FigureBook("xxxxxxxx", "XoXoXoXo", "x.xx.xx.", "12/8 XxxXxxXxxXxx", "XXX.XX.X"), 3, 68)
    { DoubledTop = true, Gate = 0.6 };

    /// <summary>The tune.</summary>
    public static readonly IRole RightTune = new MelodyRole(72) { Ornaments = 0.08 };

    /// <summary>The tune, very high.</summary>
    public static readonly IRole HighTune = new MelodyRole(84) { Ornaments = 0.08 };

    /// <summary>The tune in the tenor.</summary>
    public static readonly IRole TenorTune = new MelodyRole(60);

    /// <summary>The tune in octaves.</summary>
    public static readonly IRole OctaveTune = new MelodyRole(78) { Thickening = Thickening.Octaves };

    /// <summary>The tune with chords below it.</summary>
    public static readonly IRole ChordTune = new MelodyRole(74) { Thickening = Thickening.Chords };

    /// <summary>The tune in thirds.</summary>
    public static readonly IRole ThirdsTune = new MelodyRole(74) { Thickening = Thickening.Thirds };

    /// <summary>The tune in sixths.</summary>
    public static readonly IRole SixthsTune = new MelodyRole(74) { Thickening = Thickening.Sixths };

    /// <summary>The tune in tremolo octaves.</summary>
    public static readonly IRole TremoloTune = new MelodyRole(76)
    {
        TremoloBeats = 0.25,
        Thickening = Thickening.Octaves,
    };

    /// <summary>The tune with grace notes and trills.</summary>
    public static readonly IRole OrnateTune = new MelodyRole(74) { Ornaments = 0.4 };

    /// <summary>Improvised.</summary>
    public static readonly IRole Solo = new SoloRole(73, 0.6);

    /// <summary>Fast improvised.</summary>
    public static readonly IRole FastSolo = new SoloRole(75, 0.82);

    // Both hands.

    /// <summary>Two hands, chosen by name.</summary>
    public static IRole Hands(IRole left, IRole right) => new Together(left, right);

    /// <summary>Two hands with pedal.</summary>
    public static IRole Sung(IRole left, IRole right) => new Pedalled(new Together(left, right));

    /// <summary>Pad: long chords with pedal.</summary>
    public static readonly IRole Pad = new Pedalled(new CompHand(
        new FigureBook("x-------", "x---x---", "3/4 x-----", "6/8 x-----", "12/8 x-----------", "2/4 x---"), 4, 60)
    {
        Spread = true,
        Gate = 1,
        RollSeconds = 0.01,
    });

    /// <summary>Solos over a comping left hand.</summary>
    public static readonly Weighted<IRole> Solos = new()
        {
            { Solo, 1 }, { FastSolo, 1 },
            { Hands(LeftComp, Solo), 3 },
        };

    /// <summary>Leads of most styles.</summary>
    public static readonly Weighted<IRole> Leads = new()
    {
        { RightTune, 2 }, { OctaveTune, 0.8 }, { ChordTune, 1.2 }, { ThirdsTune, 0.5 }, { SixthsTune, 0.4 },
        { HighTune, 0.6 },
        { Hands(LeftRoots, RightTune), 1.5 }, { Hands(LeftRoots, ChordTune), 1 },
        { Hands(LeftBlocks, RightTune), 1.5 },
    };
}
