using WeakSep.Composer.Roles;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Performance;

/// <summary>
/// Turns written staves into sounding time: swing, players' timing habits, loudness, bends and pedal.
/// </summary>
internal sealed class Performer(TempoMap tempo, DynamicsCurve dynamics, Manner manner, Dice dice)
{
    private const double DriftMemory = 0.93;        // a player who is late stays late for some notes
    private const double ShortestSeconds = 0.035;
    private const double SameOnset = 1e-4;          // beats

    /// <summary>One sounding part on a MIDI channel.</summary>
    public ScorePart Perform(PerformedPart part, int channel)
    {
        var chance = dice.Fork(part.Player.Name);
        var push = manner.IsDeadpan ? 0 : chance.Normal() * manner.JitterSeconds * 0.7;
        var balance = manner.IsDeadpan ? 0 : chance.Between(-9, 9);
        var drift = 0.0;
        var onsetJitter = 0.0;
        var lastStart = double.NegativeInfinity;
        var notes = new List<ScoreNote>(part.Staff.Tones.Count);
        foreach (var tone in part.Staff.Tones.OrderBy(tone => tone.Start).ThenBy(tone => tone.Pitch))
        {
            if (tone.Start - lastStart > SameOnset)
            {
                drift = (drift * DriftMemory) + (chance.Normal() * manner.JitterSeconds * 0.35);
                onsetJitter = chance.Normal() * manner.JitterSeconds * 0.6;
                lastStart = tone.Start;
            }

            var late = manner.IsDeadpan
                ? 0
                : push + drift + onsetJitter + tone.DelaySeconds + (chance.Unit() * manner.JitterSeconds * 0.6);
            notes.Add(Sound(tone, late, balance, part.Player, chance));
        }

        return new ScorePart
        {
            Name = part.Player.Name,
            Program = part.Player.Program,
            Channel = channel,
            Notes = NoteTidier.Tidy(notes),
            Controls = manner.HasPedal ? Controls(part.Staff, chance) : [],
            Bends = manner.HasBends ? BendSampler.Sample(part.Staff.Bends, Seconds) : [],
        };
    }

    private double Seconds(double beat) => tempo.QuartersToSeconds(manner.Swing.At(Math.Max(0, beat)));

    private ScoreNote Sound(Tone tone, double late, double balance, Player player, Dice chance)
    {
        var onset = Math.Max(0, Seconds(tone.Start) + late);
        var release = manner.IsDeadpan ? 0 : chance.Normal() * manner.JitterSeconds * 0.5;
        var offset = Seconds(tone.End) + (late * 0.5) + release;

        return new ScoreNote(
            onset, Math.Max(offset, onset + ShortestSeconds), Fold(tone.Pitch, player),
            Velocity(tone, balance, chance));
    }

    private int Velocity(Tone tone, double balance, Dice chance)
    {
        const double floor = 18;
        const double span = 109;
        if (manner.FlatVelocity is { } flat)
        {
            return tone.Loudness < 0.35 ? flat / 2 : flat;
        }

        var level = Math.Clamp(tone.Loudness * dynamics.At(tone.Start) * 1.2, 0.03, 1);
        var human = manner.IsDeadpan ? 0 : chance.Normal() * 4;

        return (int)Math.Clamp(floor + (span * level) + balance + human, 8, 127);
    }

    // A note that the instrument does not have is played in the nearest octave that it does have.
    private static int Fold(int pitch, Player player)
    {
        while (pitch < player.Low)
        {
            pitch += 12;
        }

        while (pitch > player.High)
        {
            pitch -= 12;
        }

        return pitch;
    }

    private List<ControlChange> Controls(Staff staff, Dice chance)
    {
        const int sustain = 64;
        const int pressed = 127;
        var changes = new List<ControlChange>();
        var last = -1.0;
        foreach (var pedal in staff.Pedals.OrderBy(pedal => pedal.Start))
        {
            // The foot follows the hand: down a little after the chord, up with the next one.
            var down = Math.Max(
                last + 0.02, Seconds(pedal.Start) + 0.04 + (Math.Abs(chance.Normal()) * manner.JitterSeconds));
            var up = Seconds(pedal.End) - 0.01 + (chance.Normal() * manner.JitterSeconds);
            if (up <= down + 0.03)
            {
                continue;
            }

            changes.Add(new ControlChange(down, sustain, pressed));
            changes.Add(new ControlChange(up, sustain, 0));
            last = up;
        }

        return changes;
    }
}
