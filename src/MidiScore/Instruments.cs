namespace WeakSep.MidiScore;

/// <summary>What General MIDI says about the <see cref="Instrument"/> classes.</summary>
public static class Instruments
{
    private const int ProgramsPerFamily = 8;        // General MIDI groups its 128 programs by eight
    private const int PianoFamily = 0;
    private const int GuitarFamily = 3;
    private const int BassFamily = 4;

    /// <summary>All classes in tensor order: bass, guitar, piano.</summary>
    public static IReadOnlyList<Instrument> All { get; } = [Instrument.Bass, Instrument.Guitar, Instrument.Piano];

    /// <summary>The class that a melodic program belongs to.</summary>
    /// <param name="program">0-based General MIDI program, 0 to 127.</param>
    /// <returns>The class, or null where the program belongs to none of the three.</returns>
    public static Instrument? FromProgram(int program) => program < 0
        ? null
        : (program / ProgramsPerFamily) switch
        {
            PianoFamily => Instrument.Piano,
            GuitarFamily => Instrument.Guitar,
            BassFamily => Instrument.Bass,
            _ => null,
        };

    /// <summary>The class of a part: that of its program, or null for drums.</summary>
    /// <param name="part">Any part.</param>
    public static Instrument? FromPart(ScorePart part) => part.IsDrum ? null : FromProgram(part.Program);

    /// <summary>The name that model files and folders use: <c>bass</c>, <c>guitar</c>, <c>piano</c>.</summary>
    /// <param name="instrument">One of the three classes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the three.</exception>
    public static string Id(this Instrument instrument) => instrument switch
    {
        Instrument.Bass => "bass",
        Instrument.Guitar => "guitar",
        Instrument.Piano => "piano",
        _ => throw new ArgumentOutOfRangeException(nameof(instrument), instrument, "expected Bass, Guitar or Piano"),
    };
}
