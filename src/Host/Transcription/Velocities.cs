using WeakSep.Audio.Dsp;
using WeakSep.RealtimeSeparator.Transcription;

namespace WeakSep.Host.Transcription;

/// <summary>How hard notes were struck, from the energy of each in its separated source.</summary>
/// <remarks>
/// Levels become velocities as General MIDI synthesisers turn velocities into levels, 40 log10(v / 127) dB. A part's level in the
/// mix is not its touch: the loud notes of every part get the same velocity, <see cref="Loud"/>.
/// </remarks>
internal static class Velocities
{
    /// <summary>Velocity of the loud notes of a part.</summary>
    internal const int Loud = 110;

    private const int Silent = 1;                       // the lowest that is a note
    private const int Highest = 127;
    private const double LoudShare = 0.95;              // nineteen of twenty notes are no louder; the rest may be another's
    private const double DecibelsPerDecade = 40;

    /// <summary>Estimates the velocities of one part.</summary>
    /// <param name="notes">Its notes.</param>
    /// <returns>One velocity per note, 1 to 127.</returns>
    internal static IReadOnlyList<int> Of(IReadOnlyList<TrackedNote> notes)
    {
        double[] energies = [.. notes.Select(note => note.Energy).Order()];
        var loud = energies.Length == 0 ? 0 : energies[(int)(LoudShare * (energies.Length - 1))];

        return [.. notes.Select(note => loud > 0 ? VelocityOf(Decibels.FromPower(note.Energy / loud)) : Loud)];
    }

    private static int VelocityOf(double decibels) =>
        (int)Math.Clamp(Math.Round(Loud * Math.Pow(10, decibels / DecibelsPerDecade)), Silent, Highest);
}
