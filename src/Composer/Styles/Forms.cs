namespace WeakSep.Composer.Styles;

/// <summary>Usual forms, in the notation of <see cref="StyleSheet.Forms"/>.</summary>
internal static class Forms
{
    /// <summary>Verses and choruses.</summary>
    public static readonly Weighted<string> Song = new()
    {
        { "I4 A8 A8 B8 A8 S8 B8 B8 O4", 2 }, { "I4 A8 B8 A8 B8 K4 S8 B8 O4", 2 }, { "A8 A8 B8 A8 S8 S8 B8 A8", 1 },
        { "I8 A16 B8 A8 K4 B8 S16 B8 O8", 1 },
        { "I4 A8 B8 A8 B8 C8 B8 B8 O4", 1.5 }, { "I2 A12 B8 A12 B8 C4 B8 O2", 0.6 },
    };

    /// <summary>Twelve-bar choruses.</summary>
    public static readonly Weighted<string> Choruses = new()
        {
            { "I4 A12 A12 S12 S12 A12", 2 }, { "A12 A12 S12 A12", 2 }, { "A12 S12 S12 S12 A12 O4", 1 },
            { "I4 A12 B12 S12 K4 A12", 1 },
        };

    /// <summary>Thirty-two bars and solos.</summary>
    public static readonly Weighted<string> Standard = new()
        {
            { "I4 A8 A8 B8 A8 S8 S8 B8 A8 O4", 2 }, { "A8 A8 B8 A8 S16 B8 A8", 2 }, { "A16 B16 S16 A16", 1 },
            { "A8 B8 S16 K4 A8 B8", 1 },
        };

    /// <summary>Strophes and dances.</summary>
    public static readonly Weighted<string> Strophic = new()
        {
            { "A8 A8 B8 A8 K4 A8", 2 }, { "I4 A8 B8 A8 B8 S8 A8 O4", 1 }, { "A16 A16 A16", 1 }, { "A8 A8 B8 B8", 2 },
            { "A8 B8 A8 B8 C8 A8 B8", 1 },
        };

    /// <summary>Binary, ternary, rondo.</summary>
    public static readonly Weighted<string> Classical = new()
        {
            { "A8 A8 B8 A8", 2 }, { "A8 B8 A8 C8 A8", 2 }, { "A16 B16 A16", 1 }, { "A8 A8 B8 B8 C8 C8 A8", 1 },
            { "A8 B8 C8 D8 A8", 1 },
        };

    /// <summary>Long arcs of few ideas.</summary>
    public static readonly Weighted<string> Arc = new()
        { { "I8 A16 B16 A16 O8", 2 }, { "A8 A8 B8 C8 K8 A8 O8", 1 }, { "A16 A16 B16 A16", 1 } };

    /// <summary>Loops with layers that come and go.</summary>
    public static readonly Weighted<string> Loop = new()
        { { "I4 A8 A8 K4 A8 B8 A8 O4", 2 }, { "A4 A4 A4 B4 A4 K4 A4 B4", 1 }, { "I8 A8 B8 A8 B8 O8", 1 } };
}
