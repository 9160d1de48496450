namespace WeakSep.Composer.Rendering;

/// <summary>What sound design may vary.</summary>
internal sealed record SoundPlan
{
    /// <summary>Share of the parts that an own model plays instead of a soundfont where nothing else is asked for.</summary>
    internal const double DefaultModelShare = 0.28;

    /// <summary>
    /// Only soundfont and level vary: programs as written, no tuning, no effects, no own models. Default false.
    /// </summary>
    internal bool Dry { get; init; }

    /// <summary>Share of the parts that an own model plays instead of a soundfont, 0 to 1. Default 0.28.</summary>
    internal double ModelShare { get; init; } = DefaultModelShare;
}
