using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Roles;

/// <summary>
/// What the players of a section share: the tune, a riff, voices of a contrapuntal texture. Times are beats from the
/// start of the section.
/// </summary>
internal sealed record SectionMaterial
{
    /// <summary>The tune, one voice, around the middle of the treble staff.</summary>
    public required IReadOnlyList<Tone> Theme { get; init; }

    /// <summary>A short figure, one or two bars long; pitches are semitones above the chord root.</summary>
    public required IReadOnlyList<Tone> Riff { get; init; }

    /// <summary>Length of the riff in beats.</summary>
    public required double RiffBeats { get; init; }

    /// <summary>Voices of a hymn, a canon or an invention from high to low; empty in other textures.</summary>
    public IReadOnlyList<IReadOnlyList<Tone>> Voices { get; init; } = [];

    /// <summary>Semitones by which a repetition lies above the first appearance.</summary>
    public int Transposition { get; init; }
}
