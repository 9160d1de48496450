namespace WeakSep.Composer.Styles;

/// <summary>Chord progressions by kind of music, in the notation of <see cref="Harmony.Progression"/>.</summary>
internal static class Progressions
{
    /// <summary>Four- and eight-bar loops of rock and pop.</summary>
    public static readonly Weighted<string> PopMajor = new()
    {
        { "I | V | vi | IV", 3 }, { "I | IV | V | I", 2 }, { "I | bVII | IV | I", 1.5 }, { "I | vi | IV | V", 2 },
        { "vi | IV | I | V", 2 },
        { "I | I | IV | IV | I | I | V | V", 1 }, { "I | iii | IV | V", 1 }, { "I IV | I V | I IV | V", 1 },
        { "I | V.3 | vi | IV", 1 },
        { "IV | I | V | vi", 1 }, { "I | II | IV | I", 0.7 }, { "I | bIII | IV | I", 0.7 }, { "I | IV | iv | I", 0.8 },
        { "I | V7/vi vi | IV | V", 1 }, { "I | I.7 | vi | IV.3 V", 0.7 }, { "ii | IV | I | V", 1 },
        { "I | V.3 | vi | vi.7 | IV | I.3 | ii | V", 1 },
        { "I | Imaj7 | I7 | IV | iv | I | II7 | V7", 0.7 }, { "I | IV", 0.7 }, { "I V | vi iii | IV I | IV V", 1 },
    };

    /// <summary>Minor loops of rock and pop.</summary>
    public static readonly Weighted<string> PopMinor = new()
    {
        { "i | bVI | bIII | bVII", 3 }, { "i | bVII | bVI | bVII", 2 }, { "i | bVII | bVI | V", 2 },
        { "i | iv | bVII | bIII", 1 }, { "i | i | bVI | V7", 1 },
        { "i | bIII | bVII | IV", 1.5 }, { "i | iv | i | V", 1 }, { "i i.7 | bVI | iv | V", 1 },
        { "i | i | iv | i", 1 }, { "bVI | bVII | i | i", 1 },
        { "i | V.3 | bVII | IV.3 | bVI | i.5 | iih7 | V", 0.7 }, { "i | bVII | IV | i", 1 },
        { "i | v | bVI | bVII", 0.8 },
    };

    /// <summary>Riff rock: few chords, flat thirds and sevenths.</summary>
    public static readonly Weighted<string> RiffRock = new()
    {
        { "I5 | I5 | bIII5 IV5 | I5", 2 }, { "I5 | bVII5 | IV5 | I5", 2 }, { "I5 | I5 | I5 | bVI5 bVII5", 2 },
        { "I5 bII5 | I5 | I5 bIII5 | bII5", 1 },
        { "I5 | bVI5 | bVII5 | I5", 1 }, { "I5 | bIII5 | bVII5 | IV5", 1 }, { "I5", 1 },
        { "I5 | bV5 | IV5 | bIII5", 0.5 }, { "I5 IV5 | bVII5 IV5", 1 },
    };

    /// <summary>Fifties and sixties songs.</summary>
    public static readonly Weighted<string> Oldies = new()
    {
        { "I | vi | IV | V7", 3 }, { "I vi | ii V7", 2 }, { "I | I | IV | IV | V7 | V7 | I | I", 1 },
        { "I | IV | V7 | IV", 1 }, { "I | I7 | IV | iv | I | V7 | I | V7", 1 },
        { "I7 | I7 | I7 | I7 | IV7 | IV7 | I7 | I7 | V7 | IV7 | I7 | V7", 2 },
    };

    /// <summary>Soul, funk and disco vamps.</summary>
    public static readonly Weighted<string> Groove = new()
    {
        { "Imaj7 | IVmaj7", 1 }, { "I7 | IV7", 1 }, { "ii9 | V13 | ii9 | V13", 1 },
        { "Imaj7 | iii7 | ii7 | V9sus4", 1 }, { "I9 | I9 | I9 | IV9", 1 },
        { "IVmaj7 | iii7 | ii7 | Imaj7", 1 }, { "Imaj7 | vi7 | ii7 | V7", 1 }, { "I | I | IV | I", 1 },
        { "I | iii7 | IVmaj7 | V7sus4", 1 }, { "I7", 0.6 },
    };

    /// <summary>Minor vamps.</summary>
    public static readonly Weighted<string> GrooveMinor = new()
    {
        { "i7 | IV7", 2 }, { "i9 | i9 | IV9 | IV9", 1 }, { "i7", 1 }, { "i7 | bVIImaj7 | bVImaj7 | V7", 1 },
        { "i7 | iv7 | bVII9 | bIIImaj7", 1 }, { "i9 | bVImaj7", 1 },
        { "i | bVII | bVI | V7", 1 }, { "iv7 | i7 | iv7 | V7#9", 0.7 }, { "i7 | ii7", 0.6 },
    };

    /// <summary>Twelve-bar blues.</summary>
    public static readonly Weighted<string> Twelve = new()
    {
        { "I7 | I7 | I7 | I7 | IV7 | IV7 | I7 | I7 | V7 | IV7 | I7 | V7", 3 },
        { "I7 | IV7 | I7 | I7 | IV7 | IV7 | I7 | I7 | V7 | IV7 | I7 IV7 | I7 V7", 3 },
        { "I7 | IV7 | I7 | I7 | IV7 | #ivo7 | I7 | VI7 | ii7 | V7 | I7 VI7 | ii7 V7", 1.5 },
        { "I7 | I7 | I7 | I7 | IV7 | IV7 | I7 | I7 | V7 | V7 | I7 | I7", 1 },
        { "I7 | V7 | IV7 | IV7 | I7 | V7 | I7 IV7 | I7 V7", 0.7 },
        { "I7 | I7 | IV7 | #ivo7 | I7 VI7 | II7 V7 | I7 IV7 | I7 V7", 0.5 },
    };

    /// <summary>Minor blues.</summary>
    public static readonly Weighted<string> MinorTwelve = new()
    {
        { "i7 | i7 | i7 | i7 | iv7 | iv7 | i7 | i7 | bVI7 | V7 | i7 | V7", 2 },
        { "i7 | iv7 | i7 | i7 | iv7 | iv7 | i7 | i7 | iih7 | V7 | i7 | V7", 1 },
        { "i | i | i | i7 | iv | iv | i | i | V7 | iv | i | V7", 1 },
    };

    /// <summary>Jazz standards.</summary>
    public static readonly Weighted<string> Standards = new()
    {
        { "ii7 | V7 | Imaj7 | VI7 | ii7 | V7 | Imaj7 | Imaj7", 2 }, { "Imaj7 VI7 | ii7 V7 | iii7 VI7 | ii7 V7", 2.5 },
        { "Imaj7 | VI7 | ii7 | V7", 2 },
        { "Imaj7 | IVmaj7 | iii7 VI7 | ii7 V7", 1 }, { "ii7 | V7 | Imaj7 | IVmaj7 | #ivh7 | VII7b9 | iii7 | VI7", 1 },
        { "ii9 | bII7 | Imaj9 | I69", 1 },
        { "Imaj7 | iv7 bVII7 | Imaj7 | ii7 V13", 1 }, { "Imaj7 | I7 | IVmaj7 | iv6 | iii7 | VI7alt | ii7 V7 | I6", 1 },
        { "Imaj7 | II7 | ii7 | V7 | Imaj7 | II7 | ii7 V7 | I6", 1 },
        { "Imaj7 #io7 | ii7 #iio7 | iii7 VI7 | ii7 V7", 1 },
        { "vi7 | ii7 | V7 | Imaj7 | IVmaj7 | VII7 | IIImaj7 | III7", 0.8 },
        { "I6 | III7 | VI7 | VI7 | II7 | II7 | ii7 | V7", 0.8 },
        { "III7 | III7 | VI7 | VI7 | II7 | II7 | V7 | V7", 0.7 },
    };

    /// <summary>Minor jazz standards.</summary>
    public static readonly Weighted<string> MinorStandards = new()
    {
        { "i6 | iih7 V7b9 | i6 | iih7 V7b9", 2 }, { "iv7 | bVII7 | bIIImaj7 | bVImaj7 | iih7 | V7b9 | i6 | i6", 2 },
        { "i7 | i7 | iv7 | i7 | bVI7 | V7 | i7 | V7", 1 },
        { "iM7 | i7 | iv7 | bVII7 | bIIImaj7 | bVI7 | iih7 V7 | i6", 1 }, { "i7 | bVI7 V7alt | i7 | V7#9", 1 },
        { "i6 | i6 | iv6 | iv6 | V7 | V7 | i6 | V7", 1 },
    };

    /// <summary>One-chord jazz.</summary>
    public static readonly Weighted<string> Modal = new()
    {
        { "i7", 2 }, { "i7 | i7 | i7 | i7 | bii7 | bii7 | i7 | i7", 1 }, { "i7 | IV7", 1 },
        { "i9 | i9 | bVIImaj7 | bVIImaj7", 1 }, { "im11 | bIIImaj7", 0.5 },
    };

    /// <summary>Folk songs.</summary>
    public static readonly Weighted<string> Songs = new()
    {
        { "I | IV | I | V7 | I | IV | V7 | I", 2 }, { "I | I | V7 | I | I | IV | I V7 | I", 2 },
        { "I | IV | I V | I", 1 }, { "I | V | I | V | I | IV | V7 | I", 1 },
        { "I | vi | IV | V7", 1 }, { "IV | I | V7 | I", 1 }, { "I | I7 | IV | I | I | II7 | V7 | V7", 1 },
        { "I | I | I | V7 | V7 | V7 | V7 | I", 1 },
        { "I | I | IV | I | I | I | V7 | V7 | I | I7 | IV | I | I | V7 | I | I", 1 },
        { "I IV | I V7 | I IV | V7 I", 1 },
    };

    /// <summary>Minor and modal folk songs.</summary>
    public static readonly Weighted<string> MinorSongs = new()
    {
        { "i | bVII | i | V | i | bVII | i V | i", 2 }, { "i | iv | i | V7", 1 }, { "i | bVII | bVI | V", 1 },
        { "i | bIII | bVII | i", 1 },
        { "i | i | bVII | bVII | i | i | V | i", 1 }, { "i | IV | i | bVII", 1 },
        { "i | V7 | V7 | i | iv | i | V7 | i", 1 }, { "i | V | i | bVII | bIII | bVII | i V | i", 1 },
    };

    /// <summary>Eighteenth-century periods.</summary>
    public static readonly Weighted<string> Periods = new()
    {
        { "I | V7 | V7 | I | I | IV | I.5 V7 | I", 1 }, { "I | IV | V7 | I", 1 },
        { "I V.3 | vi iii | IV I.3 | ii.3 V", 1 }, { "I | I V7 | I | V", 1 },
        { "I V | vi iii | IV I | IV V", 1 }, { "I | ii.7 | V.3 | I", 0.7 },
    };

    /// <summary>Minor periods, laments and follias.</summary>
    public static readonly Weighted<string> MinorPeriods = new()
    {
        { "i | V7 | V7 | i | i | iv | i.5 V7 | i", 1 }, { "i v.3 | bVI bIII | iv i | iio.3 V", 1 },
        { "i | v.3 | iv.3 | V", 1 }, { "i | V | i | bVII | bIII | bVII | i V | i", 1 },
        { "i | iv | bVII | bIII | bVI | iio | V7 | i", 1.5 }, { "i bVII.3 | bVI V", 0.7 },
    };

    /// <summary>Nineteenth-century harmony with borrowed and altered chords.</summary>
    public static readonly Weighted<string> Romantic = new()
    {
        { "I | iv.5 I | V7/ii ii | V7 | I | III7 vi | IV I.5 | V7 I", 1 }, { "I | viio7/ii ii | V7 | I", 1 },
        { "I | I+ | vi | I7 | IV | iv | I.5 V7 | I", 1 },
        { "I | bVI | iv | V7", 1 }, { "I | V7/vi vi | ii.3 V7 | I", 1 }, { "I V.3 | V7.7/IV IV.3 | iv.3 I.5 | V7", 1 },
        { "I | io7 | V7.5 | I", 0.8 }, { "Imaj7 | IVmaj7 | Imaj7 | IVmaj7", 0.6 },
    };

    /// <summary>Minor romantic harmony.</summary>
    public static readonly Weighted<string> RomanticMinor = new()
    {
        { "i | iio.3 V7 | i | V7", 1 }, { "i | bII.3 | V7 | i", 1 }, { "i V7.3 | i.3 V7/iv | iv | i.5 V7", 1 },
        { "i | v.3 | IV.3 | iv.3 | i.5 | V7 | i | V7", 1.2 },
        { "i | bVI | iv V7 | i", 1 }, { "i | V7/iv iv | bVII7 bIII | iio.3 V7", 1 }, { "i | viio7 | i | V7/V V7", 1 },
    };

    /// <summary>Ragtime strains.</summary>
    public static readonly Weighted<string> Rag = new()
    {
        { "I | VI7 | II7 | V7 | I | VI7 | II7 V7 | I", 2 },
        { "I | I | V7 | I | I | I | II7 | V7 | I | I | V7 | I | IV | #ivo7 I.5 | II7 V7 | I", 1.5 },
        { "V7 | I | V7 | I | III7 | vi | II7 | V7", 1 },
        { "I V7 | I | V7/ii ii | V7 | IV iv | I VI7 | II7 V7 | I", 1.5 },
        { "I | III7 | VI7 | VI7 | II7 | V7 | I V7 | I", 1 },
    };

    /// <summary>Latin dances in major.</summary>
    public static readonly Weighted<string> Latin = new()
    {
        { "I | IV | V7 | IV", 2 }, { "I | IV | V7 | V7", 1 }, { "I | V7 | V7 | I", 2 }, { "I VI7 | ii7 V7", 1 },
        { "I | I | V7 | V7 | V7 | V7 | I | I", 1 },
    };

    /// <summary>Latin dances in minor.</summary>
    public static readonly Weighted<string> LatinMinor = new()
    {
        { "i | iv | V7 | V7", 2 }, { "i | bVII | bVI | V7", 2 }, { "i | V7 | V7 | i", 2 },
        { "i | i7 | iv | V7 | iv | i | V7 | i", 1 }, { "iv | i | V7 | i", 1 }, { "i iv | V7 i", 1 },
    };

    /// <summary>Spanish cadences.</summary>
    public static readonly Weighted<string> Spanish = new()
    {
        { "i | bVII | bVI | V", 2 }, { "I | bII | I | bII", 2 }, { "I | bII | bIII | bII", 1 },
        { "iv | bIII | bII | I", 2 },
    };

    /// <summary>Film and ambient harmony.</summary>
    public static readonly Weighted<string> Film = new()
    {
        { "I | iii | IV | iv", 1 }, { "Iadd9 | vi | IVadd9 | V", 1 }, { "I | bVI | bIII | bVII", 1 },
        { "I | bVI | I | bVI", 1 }, { "vi | IV | I | V.3", 1 }, { "Imaj7 | IVmaj7", 1 }, { "I | II | I | II", 0.7 },
    };

    /// <summary>Minor film harmony.</summary>
    public static readonly Weighted<string> FilmMinor = new()
    {
        { "i | bVI | bIII | bVII", 2 }, { "i | bVI | iv | V", 1 }, { "iadd9 | bVImaj7 | iadd9 | bVImaj7", 1 },
        { "i | biii", 0.5 }, { "i | v.3 | bVI | bIII.3 | iv | i.3 | iio | V", 1 }, { "i | iv | i | v", 1 },
    };
}
