using WeakSep.MidiScore;

namespace WeakSep.Composer;

/// <summary>A choice of instruments and how often it is drawn.</summary>
/// <param name="Instruments">One to three different classes.</param>
/// <param name="Weight">Relative weight, 0 or more.</param>
public sealed record InstrumentMix(IReadOnlyList<Instrument> Instruments, double Weight);
