namespace WeakSep.Composer.Rendering.Models;

/// <summary>Equal temperament.</summary>
internal static class Tuning
{
    private const double ConcertHz = 440;
    private const int ConcertPitch = 69;

    /// <summary>Frequency of a pitch.</summary>
    /// <param name="pitch">MIDI pitch.</param>
    /// <param name="cents">Offset from A4 = 440 Hz.</param>
    internal static double Hz(int pitch, double cents) =>
        ConcertHz * Math.Pow(2, (pitch - ConcertPitch + (cents / 100)) / 12);
}
