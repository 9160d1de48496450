namespace WeakSep.Host.Web;

/// <summary>A note for the piano roll.</summary>
/// <param name="Onset">Its beginning, in seconds.</param>
/// <param name="Offset">Its end, in seconds.</param>
/// <param name="Pitch">MIDI number.</param>
/// <param name="Velocity">1 to 127.</param>
internal sealed record HeardNote(double Onset, double Offset, int Pitch, int Velocity);
