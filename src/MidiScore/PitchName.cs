using System.Globalization;

namespace WeakSep.MidiScore;

/// <summary>Names of pitches for people.</summary>
public static class PitchName
{
    private const int PitchesPerOctave = 12;

    private static readonly string[] Names = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];

    /// <summary>Note name and octave: 60 is <c>C4</c>, 69 is <c>A4</c>.</summary>
    /// <param name="pitch">MIDI note number, 0 to 127.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pitch is out of range.</exception>
    public static string Of(int pitch)
    {
        if (pitch is < 0 or > 127)
        {
            throw new ArgumentOutOfRangeException(nameof(pitch), pitch, "expected 0 to 127");
        }

        var octave = (pitch / PitchesPerOctave) - 1;
        return Names[pitch % PitchesPerOctave] + octave.ToString(CultureInfo.InvariantCulture);
    }
}
