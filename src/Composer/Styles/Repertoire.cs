using WeakSep.Composer.Roles;

namespace WeakSep.Composer.Styles;

/// <summary>The ways in which one instrument of a style plays.</summary>
internal sealed record Repertoire
{
    /// <summary>Accompanying while others carry bass or tune.</summary>
    public required Weighted<IRole> Support { get; init; }

    /// <summary>Accompanying when there is no bass player; null for the same as <see cref="Support"/>.</summary>
    public Weighted<IRole>? Foundation { get; init; }

    /// <summary>Carrying the tune while others accompany.</summary>
    public required Weighted<IRole> Lead { get; init; }

    /// <summary>Playing alone; null for the same as <see cref="Lead"/>.</summary>
    public Weighted<IRole>? Alone { get; init; }

    /// <summary>Improvising in solo sections.</summary>
    public required Weighted<IRole> Solo { get; init; }

    /// <summary>General MIDI programs, 0-based.</summary>
    public required Weighted<int> Programs { get; init; }
}
