namespace WeakSep.Composer.Rendering;

/// <summary>What happens at a moment of a part; events of one moment happen in this order.</summary>
internal enum PartEventKind
{
    /// <summary>A controller (number) changes to a value.</summary>
    Control,

    /// <summary>The pitch wheel moves to a value in semitones.</summary>
    Bend,

    /// <summary>A key (number) is let go.</summary>
    NoteOff,

    /// <summary>A key (number) is pressed with a velocity (value).</summary>
    NoteOn,
}
