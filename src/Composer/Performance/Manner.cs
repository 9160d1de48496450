namespace WeakSep.Composer.Performance;

/// <summary>How one piece is performed: the style's feel with its chances drawn.</summary>
internal sealed record Manner
{
    /// <summary>True for a score-like export: exact times, flat velocities, no spread.</summary>
    public required bool IsDeadpan { get; init; }

    /// <summary>Velocity of all notes of a deadpan piece, 1 to 127; null when it follows the dynamics.</summary>
    public int? FlatVelocity { get; init; }

    /// <summary>Swing of this piece.</summary>
    public required SwingWarp Swing { get; init; }

    /// <summary>Standard deviation of onsets in seconds.</summary>
    public required double JitterSeconds { get; init; }

    /// <summary>Whether the sustain pedal is performed; notation exports often drop it.</summary>
    public required bool HasPedal { get; init; }

    /// <summary>Whether bends are performed; many transcriptions have none.</summary>
    public required bool HasBends { get; init; }
}
