namespace WeakSep.Host.Mixing;

/// <summary>How the master is set.</summary>
/// <param name="GainDb">Its fader, in decibels, -60 (silence) to 12.</param>
internal sealed record MasterState(double GainDb = 0);
