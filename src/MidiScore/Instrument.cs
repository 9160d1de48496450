namespace WeakSep.MidiScore;

/// <summary>The three classes of the score-supervised system, in the order of its tensors.</summary>
public enum Instrument
{
    /// <summary>Bass, General MIDI programs 32 to 39.</summary>
    Bass = 0,

    /// <summary>Guitar, General MIDI programs 24 to 31.</summary>
    Guitar = 1,

    /// <summary>Piano, General MIDI programs 0 to 7.</summary>
    Piano = 2,
}
