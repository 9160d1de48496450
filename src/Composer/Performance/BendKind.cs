namespace WeakSep.Composer.Performance;

/// <summary>What the left hand of a string player does to a note.</summary>
internal enum BendKind
{
    /// <summary>Starts below and is pushed up to the written pitch.</summary>
    PushUp,

    /// <summary>Slides into the written pitch quickly.</summary>
    SlideIn,

    /// <summary>Slides away at the end.</summary>
    FallOff,

    /// <summary>Swings around the written pitch.</summary>
    Vibrato,
}
