namespace WeakSep.Composer.Rendering.Effects;

/// <summary>The shape of one band of an equaliser.</summary>
internal enum EqualizerBandKind
{
    /// <summary>Everything below the frequency.</summary>
    LowShelf,

    /// <summary>A bell around the frequency.</summary>
    Peak,

    /// <summary>Everything above the frequency.</summary>
    HighShelf,
}
