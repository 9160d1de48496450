using WeakSep.MidiScore;

namespace WeakSep.Composer.Roles;

/// <summary>One musician: instrument, which of its kind, General MIDI program (0-based) and playable range.</summary>
internal sealed record Player(Instrument Instrument, int Index, int Program, int Low, int High)
{
    /// <summary>Distinguishes players within a piece.</summary>
    public string Name => FormattableString.Invariant($"{Instrument} {Index + 1}");

    /// <summary>True for programs with a long, singing sustain.</summary>
    public bool IsDistorted => Program is 29 or 30;
}
