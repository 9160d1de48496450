namespace WeakSep.Composer.Harmony;

/// <summary>A tonic (pitch class) and a mode.</summary>
internal sealed record Key(int Tonic, Mode Mode)
{
    private static readonly string[] Names = ["C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"];

    /// <summary>The pitch classes of the scale.</summary>
    public PitchSet Scale { get; } = PitchSet.Of(Tonic, Mode.Steps);

    /// <summary>For example "Eb minor".</summary>
    public string Name => $"{Names[Tonic]} {Mode.Name}";

    /// <summary>The key moved by semitones, optionally in another mode.</summary>
    public Key Moved(int semitones, Mode? mode = null) => new(PitchSet.Class(Tonic + semitones), mode ?? Mode);

    /// <summary>The pentatonic set that fits the mode.</summary>
    public PitchSet Pentatonic() => PitchSet.Of(Tonic, Mode.IsMinor ? Mode.MinorPentatonic : Mode.MajorPentatonic);
}
