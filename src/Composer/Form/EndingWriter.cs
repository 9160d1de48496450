using WeakSep.Composer.Harmony;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;
using WeakSep.Composer.Roles;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Form;

/// <summary>Ends the piece on the tonic: a held chord, a short stab, or nothing.</summary>
internal static class EndingWriter
{
    /// <summary>Writes the last bar.</summary>
    public static void Write(Dictionary<Player, Staff> staves, ChordTrack chords, double end, Metre metre, Dice dice)
    {
        if (dice.Chance(0.15))
        {
            return;
        }

        var length = dice.Chance(0.25) ? 0.4 : metre.BarBeats * 0.95;
        var chord = chords.At(end + 0.01).Chord;
        foreach (var (player, staff) in staves)
        {
            staff.Cut(end, end + (2 * metre.BarBeats));
            if (!dice.Chance(0.85))
            {
                continue;
            }

            switch (player.Instrument)
            {
                case Instrument.Bass:
                    staff.Add(end, length, ChordFigure.Near(chord.Root, 36), 0.75);
                    break;
                case Instrument.Guitar:
                    var grip = Fretboard.Grip(chord, GripKind.Open, null, dice);
                    for (var i = 0; i < grip.Length; i++)
                    {
                        staff.Add(end, length, grip[i], 0.7, i * 0.018);
                    }

                    break;
                default:
                    staff.Add(end, length, ChordFigure.Near(chord.Root, 38), 0.72);
                    foreach (var pitch in PianoVoicings.Close(chord, 3, 62, null, false))
                    {
                        staff.Add(end, length, pitch, 0.7);
                    }

                    break;
            }
        }
    }
}
