using WeakSep.Composer.Roles;
using WeakSep.Composer.Rhythm;

namespace WeakSep.Composer.Styles;

/// <summary>The vocabulary of bass players.</summary>
internal static class BassParts
{
    /// <summary>Straight eighths on the root with a lead-in.</summary>
    public static readonly IRole Eighths = new FigureLine(
        new FigureBook("RRRRRRRR", "RRRRRRRa", "RRRRRR5a", "RRRR5555", "RRRRRRR7", "RRR.RRRa"), 36)
    { Gate = 0.85 };

    /// <summary>Roots locked to a kick drum.</summary>
    public static readonly IRole Kick = new FigureLine(
        new FigureBook(
            "R--RR---", "R--R--R-", "R--R.R-a", "R-.RR--a", "R---R-Ra", "R--R---a", "R---..RR", "R.RR..5-"), 36);

    /// <summary>Half and whole notes.</summary>
    public static readonly IRole Roots = new FigureLine(
        new FigureBook(
            "R-------", "R---5---", "R---R--a", "R-----5-", "3/4 R-----", "3/4 R---5-", "6/8 R-----", "6/8 R--5--",
            "12/8 R-----5-----", "2/4 R---", "2/4 R-5-"), 36)
    { Gate = 0.96 };

    /// <summary>Root and fifth on the beats: country, march, polka.</summary>
    public static readonly IRole RootFifth = new FigureLine(
        new FigureBook(
            "R.L.", "R.5.", "R-L-", "R.L.|R.La", "R.5.|R357", "2/4 R.L.", "2/4 R-5-", "3/4 R..", "3/4 R..|L..",
            "6/8 R.-L.-"), 38)
    { Gate = 0.7 };

    /// <summary>Waltz: the first beat.</summary>
    public static readonly IRole Waltz = new FigureLine(
        new FigureBook("3/4 R--", "3/4 R-.", "3/4 R--|5--", "3/4 R.5", "3/4 R-a", "3/4 R--|L-a", "3/4 R-5|R-3"), 38);

    /// <summary>Walking quarters.</summary>
    public static readonly IRole Walking = new WalkingBass(41);

    /// <summary>Two-beat feel.</summary>
    public static readonly IRole TwoBeat = new WalkingBass(39) { StepBeats = 2, Skips = 0.2 };

    /// <summary>Boogie patterns in eighths.</summary>
    public static readonly IRole Boogie = new FigureLine(
        new FigureBook(
            "R.3.5.6.|8.6.5.3.", "RR33556655", "R.R.5.5.6.6.5.5.", "R35686535", "RR5566557", "R.3.5.6.7.6.5.3."), 38)
    { Gate = 0.8 };

    /// <summary>Octaves: disco.</summary>
    public static readonly IRole Octaves = new FigureLine(
        new FigureBook("R8R8R8R8", "R.8.R.8.R.8.R.8.", ".8.8.8R8", "R8R85878", "R.8R.8R8"), 36)
    { Gate = 0.6 };

    /// <summary>Sixteenth funk with dead notes.</summary>
    public static readonly IRole Funk = new FigureLine(
        new FigureBook(
            "R..x..R.x.7.8...", "R.x.R..x..5.7.8.", "RxxR..7.8.x.5.7.", "R...x.8...x.R.7a", "R-.R..8.x.7.5.R.",
            "R..R..x5..7.8..x",
            "R.R.x..8..7x5...", "..R..8x.R-.7..5a"), 36)
    { Gate = 0.75 };

    /// <summary>Bossa nova and samba: root, fifth, anticipations.</summary>
    public static readonly IRole Bossa = new FigureLine(
        new FigureBook("R--55--L", "R--5L--5", "R--5R--5", "R--55--N", "R-.55-.R", "2/4 R..5", "2/4 R-.5|L-.5"), 38);

    /// <summary>Afro-Cuban tumbao: the next root comes early.</summary>
    public static readonly IRole Tumbao = new FigureLine(new FigureBook(
        "...5--N-|---5--N-", "...5--N-", "R..5--N-", "...8--N-|-..5--N-"), 38);

    /// <summary>Reggae: holes on the one.</summary>
    public static readonly IRole Reggae = new FigureLine(
        new FigureBook("R.R.5.3.", "..R.R535", "R..RR.5.", "R--3--5-|R--5-3R.", "..RR..57", "R-.5-.8.|......RR"), 35)
    { Gate = 0.85 };

    /// <summary>Tango and habanera.</summary>
    public static readonly IRole Habanera = new FigureLine(
        new FigureBook("R--5.8.5", "R--RR-5-", "R.--5.R.", "R..5L.5.", "2/4 R--58-5-", "2/4 R..58.5."), 38);

    /// <summary>Hip-hop: few long low notes.</summary>
    public static readonly IRole HipHop = new FigureLine(
        new FigureBook(
            "R-----R-..R-....", "R---..R-....R.5a", "R--..R-...8-..R.", "R-----------..Ra", "R-.R....R-.R..7-"), 34)
    { Gate = 0.95 };

    /// <summary>Slow twelve-eight.</summary>
    public static readonly IRole TwelveEight = new FigureLine(
        new FigureBook(
            "12/8 R-----5-----", "12/8 R--R--5--6--", "12/8 R--3--5--6--", "12/8 R----RL----a", "12/8 R-RR-R5-56-a",
            "6/8 R--R-a", "6/8 R--5--", "6/8 R-R5-5"), 37);

    /// <summary>Gallop and double-time rock.</summary>
    public static readonly IRole Gallop = new FigureLine(
        new FigureBook("R.RRR.RRR.RRR.RR", "RRRRRRRRRRRRRRRR", "R.RRR.RR5.557.77", "R-RRR-RRR-RRR-aa"), 35)
    { Gate = 0.7 };

    /// <summary>Broken chords.</summary>
    public static readonly IRole Arpeggio = new FigureLine(
        new FigureBook(
            "R-5-8-5-", "R-3-5-3-", "R35853", "R-5-T-8-", "3/4 R-5-8-", "3/4 R-3-5-", "6/8 R-5-8-", "6/8 R35853",
            "12/8 R--5--8--5--", "2/4 R-5-"), 38);

    /// <summary>Short notes on first beats: dances, accompaniments split from a pianist's left hand.</summary>
    public static readonly IRole FirstBeats = new FigureLine(
        new FigureBook(
            "R.......", "R...5...", "R.......|5.......", "R...L...", "2/4 R...", "2/4 R.L.", "3/4 R.....",
            "3/4 R.....|5.....", "6/8 R..5..", "6/8 R.....", "12/8 R.....5....."), 39)
    { Gate = 0.9, Fills = 0.05 };

    /// <summary>Hard bop and rumba ostinatos.</summary>
    public static readonly IRole Ostinato = new FigureLine(
        new FigureBook(
            "R--5--8-", "R-.RR-5.", "R--R8-7-", "R.5.8.5.|R.5.8.7.", "R--8--5.|R-.5.-R.", "R...R.57", "3/4 R-5-8-",
            "6/8 R-R5-5", "12/8 R-R5-5R-R5-5"), 38);

    /// <summary>Train and bluegrass basses with runs.</summary>
    public static readonly IRole Country = new FigureLine(
        new FigureBook(
            "R.L.", "R.5.|R.La", "R.L.|R.23", "R-L-|R-5-", "2/4 RL", "2/4 R.L.|R.L2", "2/4 R5", "3/4 R..",
            "3/4 R..|L.."), 40)
    { Gate = 0.65, Fills = 0.3 };

    /// <summary>Ska and Motown walks in eighths.</summary>
    public static readonly IRole EighthWalk = new WalkingBass(41) { StepBeats = 0.5 };

    /// <summary>Motown: syncopated line around the chord.</summary>
    public static readonly IRole Motown = new FigureLine(
        new FigureBook(
            "R--RR.35", "R-.R5.6.", "R..R..5R8.7.5...", "R--5.R6a", "R-R.8-56", "R...RR3.5...5a..", "..R-R.5a"), 38)
    { Fills = 0.3 };

    /// <summary>Singing bass line.</summary>
    public static readonly IRole Melodic = new CounterRole(43, 0.4) { IsBass = true };

    /// <summary>Running bass line, as left hands of suites and inventions.</summary>
    public static readonly IRole Running = new CounterRole(43, 0.62) { IsBass = true, Rests = 0.02 };

    /// <summary>Quiet line in quarters and halves.</summary>
    public static readonly IRole Calm = new CounterRole(41, 0.2) { IsBass = true, Rests = 0.02 };

    /// <summary>One note per chord.</summary>
    public static readonly IRole Long = new LongBass();

    /// <summary>Pedal point.</summary>
    public static readonly IRole Pedal = new LongBass(36, true);

    /// <summary>Tune in the middle register.</summary>
    public static readonly IRole Tune = new MelodyRole(50);

    /// <summary>Tune high on the neck.</summary>
    public static readonly IRole HighTune = new MelodyRole(57);

    /// <summary>Improvised.</summary>
    public static readonly IRole Solo = new SoloRole(48, 0.5);

    /// <summary>Leads of most styles.</summary>
    public static readonly Weighted<IRole> Leads = new() { { Tune, 2 }, { HighTune, 1 }, { Solo, 1 } };

    /// <summary>Solos of most styles.</summary>
    public static readonly Weighted<IRole> Solos = new() { { Solo, 3 }, { new SoloRole(52, 0.65), 1 } };
}
