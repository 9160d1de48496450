using WeakSep.Composer.Rendering.Effects;

namespace WeakSep.Composer.Rendering;

/// <summary>Everything that was chosen for the sound of one track.</summary>
internal sealed record TrackSound
{
    /// <summary>One sound per part of the score, in its order.</summary>
    internal required IReadOnlyList<PartSound> Parts { get; init; }

    /// <summary>The room that all parts share; null for none.</summary>
    internal RoomEffect? Room { get; init; }

    /// <summary>Integrated loudness that the mix aims at, in LUFS; peaks may keep it lower.</summary>
    internal double LoudnessLufs { get; init; } = -20;
}
