using WeakSep.Composer.Form;
using WeakSep.Composer.Harmony;
using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Styles;

/// <summary>A style as data: everything that the piece writer draws from.</summary>
internal sealed record StyleSheet(string Name)
{
    /// <summary>How often the style is drawn among all.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Time signatures.</summary>
    public Weighted<Metre> Metres { get; init; } = new() { Metre.Four };

    /// <summary>Tempo range in quarter notes per minute.</summary>
    public required (double Low, double High) Tempo { get; init; }

    /// <summary>Scales.</summary>
    public Weighted<Mode> Modes { get; init; } = new() { { Mode.Major, 2 }, { Mode.Minor, 1 } };

    /// <summary>Progressions for major modes.</summary>
    public Weighted<string> Major { get; init; } = new() { "I | IV | V | I" };

    /// <summary>Progressions for minor modes.</summary>
    public Weighted<string> Minor { get; init; } = new() { "i | iv | V | i" };

    /// <summary>Share of sections whose harmony is grown by functional rules instead of drawn.</summary>
    public double FunctionalShare { get; init; }

    /// <summary>Sections with their bars: I intro, A to D, S solo over A, K break, O outro.</summary>
    public Weighted<string> Forms { get; init; } = new()
    {
        { "I4 A8 A8 B8 A8 S8 B8 B8 O4", 2 }, { "I4 A8 B8 A8 B8 K4 S8 B8 O4", 2 }, { "A8 A8 B8 A8 S8 S8 B8 A8", 1 },
        { "I8 A16 B8 A8 K4 B8 S16 B8 O8", 1 },
    };

    /// <summary>How tunes move.</summary>
    public MelodyCharacter Melody { get; init; } = new();

    /// <summary>How it is played.</summary>
    public Feel Feel { get; init; } = new();

    /// <summary>The bass.</summary>
    public required Repertoire Bass { get; init; }

    /// <summary>The guitar.</summary>
    public required Repertoire Guitar { get; init; }

    /// <summary>The piano.</summary>
    public required Repertoire Piano { get; init; }

    /// <summary>Who carries the tune: weights of bass, guitar, piano and nobody.</summary>
    public (double Bass, double Guitar, double Piano, double Nobody) Lead { get; init; } = (0.08, 0.4, 0.4, 0.12);

    /// <summary>How sections relate their players.</summary>
    public Weighted<Texture> Textures { get; init; } = new() { { Texture.Band, 20 }, { Texture.Unison, 0.5 } };

    /// <summary>Chance that a player doubles another one's line in a section.</summary>
    public double Doublings { get; init; } = 0.08;

    /// <summary>Chance that a section is built on a riff that players share.</summary>
    public double RiffShare { get; init; } = 0.05;

    /// <summary>Chance of a second guitar.</summary>
    public double SecondGuitar { get; init; } = 0.08;

    /// <summary>Chance of a second keyboard.</summary>
    public double SecondKeys { get; init; } = 0.04;

    /// <summary>Chance that a section ends with a break.</summary>
    public double Breaks { get; init; } = 0.25;

    /// <summary>Chance that B sections stand in another key.</summary>
    public double Modulations { get; init; } = 0.15;

    /// <summary>The repertoire of an instrument.</summary>
    public Repertoire Of(Instrument instrument) => instrument switch
    {
        Instrument.Bass => Bass,
        Instrument.Guitar => Guitar,
        _ => Piano,
    };
}
