using WeakSep.Composer.Rendering.Effects;

namespace WeakSep.Composer.Rendering;

/// <summary>Everything that was chosen for the sound of one part.</summary>
internal sealed record PartSound
{
    /// <summary>What plays the part.</summary>
    internal required ISoundSource Source { get; init; }

    /// <summary>0-based General MIDI program that describes the sound; written into the part's MIDI file.</summary>
    internal required int Program { get; init; }

    /// <summary>Offset from A4 = 440 Hz in cents, the band's and the part's own together.</summary>
    internal double TuningCents { get; init; }

    /// <summary>Loudness relative to a balanced mix, in dB.</summary>
    internal double LevelDb { get; init; }

    /// <summary>Place between left (-1) and right (1); matters in stereo only.</summary>
    internal double Pan { get; init; }

    /// <summary>Effects in the order of the signal.</summary>
    internal IReadOnlyList<IPartEffect> Effects { get; init; } = [];
}
