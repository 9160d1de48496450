namespace WeakSep.Host.Mixing;

/// <summary>How a strip is set.</summary>
/// <param name="GainDb">Its fader, in decibels, -60 (silence) to 12.</param>
/// <param name="Pan">Left -1 to right 1.</param>
/// <param name="Mute">Whether it is silent.</param>
/// <param name="Solo">Whether only it and others with solo sound.</param>
internal sealed record StripState(double GainDb = 0, double Pan = 0, bool Mute = false, bool Solo = false);
