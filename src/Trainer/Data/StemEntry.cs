using WeakSep.MidiScore;

namespace WeakSep.Trainer.Data;

/// <summary>One stem of a track: what plays, its sound and its score.</summary>
/// <param name="Id">Name of the stem in metadata.yaml, such as S00.</param>
/// <param name="InstrumentClass">The class that it belongs to; null for everything that is not bass, guitar or
/// piano.</param>
/// <param name="Program">0-based General MIDI program; 128 for drums, as Slakh2100 numbers them.</param>
/// <param name="IsDrum">Whether it is a drum kit.</param>
/// <param name="FamilyName">The data set's own name of the class, such as "Guitar" or "Strings (continued)".</param>
/// <param name="Source">What made the sound: a soundfont, a model or a plug-in; empty when unknown.</param>
/// <param name="AudioPath">Its sound.</param>
/// <param name="MidiPath">The MIDI file that its sound was made from.</param>
public sealed record StemEntry(
    string Id,
    Instrument? InstrumentClass,
    int Program,
    bool IsDrum,
    string FamilyName,
    string Source,
    string AudioPath,
    string MidiPath);
