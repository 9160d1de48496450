using WeakSep.Audio.Dsp;
using WeakSep.RealtimeSeparator.Transcription;

namespace WeakSep.Host.Transcription;

/// <summary>How hard notes were struck, from the energy of each in its separated source.</summary>
/// <remarks>
/// General MIDI synthesisers turn velocities into levels of 40 log10(v / 127) dB. A third of the way back is gone: the rest of what levels
/// differ by comes of register, timbre and separation, not of touch. A part's level in the mix is not its touch either: the loud
/// notes of every part get the same velocity, <see cref="Loud"/>.
/// </remarks>
internal static class Velocities
{
    /// <summary>Velocity of the loud notes of a part.</summary>
    internal const int Loud = 100;

    private const int Silent = 1;                       // the lowest that is a note
    private const int Highest = 127;
    private const double LoudShare = 0.95;              // nineteen of twenty notes are no louder; the rest may be another's
    private const double SynthesisersDecibels = 40;     // per factor of ten of the velocity
    private const double Touch = 1.0 / 3;               // share of a level difference that is touch

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
        (int)Math.Clamp(Math.Round(Loud * Math.Pow(10, Touch * decibels / SynthesisersDecibels)), Silent, Highest);
}
