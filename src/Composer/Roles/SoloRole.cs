using WeakSep.Composer.Harmony;
using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Roles;

/// <summary>An improvised line: phrases of wandering contour with rests between them, climbing to a climax.</summary>
internal sealed record SoloRole(int Centre, double Density = 0.6) : IRole
{
    /// <summary>What else sounds with each note.</summary>
    public Thickening Thickening { get; init; } = Thickening.None;

    /// <inheritdoc/>
    public void Play(Passage passage, Staff staff)
    {
        var slots = Slots(passage);
        var solver = new LineSolver
        {
            Low = Math.Max(passage.Player.Low, Centre - 14),
            High = Math.Min(passage.Player.High, Centre + 17),
            Chords = passage.Chords,
            Flavour = Flavour(passage),
            FlavourCost = passage.Character.Blue ? 1.0 : passage.Character.Pentatonic,
            ChromaticCost = passage.Character.Chromatics > 0.3 ? 1.2 : 3.5,
            RepeatCost = 0.9,
            LeapCost = 0.8,
            Whim = 1,
        };
        var pitches = solver.Solve(slots, passage.Dice);
        var line = new List<Tone>();
        for (var i = 0; i < slots.Count; i++)
        {
            var accent = passage.Dice.Between(-0.06, 0.1);
            var tone = new Tone(slots[i].Start, slots[i].Length, pitches[i],
                passage.Loudness(slots[i].Start, 0.78) + accent);
            line.Add(tone);
            staff.Add(tone);
            foreach (var extra in Thickener.Under(tone, Thickening, passage.Chords.At(tone.Start)))
            {
                staff.Add(tone with { Pitch = extra, Loudness = tone.Loudness - 0.1 });
            }
        }

        if (passage.Player.Instrument != Instrument.Piano && Thickening == Thickening.None)
        {
            StringTouch.Apply(passage, staff, line);
        }
    }

    private List<LineSlot> Slots(Passage passage)
    {
        var dice = passage.Dice;
        var slots = new List<LineSlot>();
        var at = passage.Start + dice.Between(0, 2) * 0.5;
        var height = dice.Between(-5.0, 3.0);
        while (at < passage.End - 0.5)
        {
            var progress = (at - passage.Start) / (passage.End - passage.Start);
            var phrase = Math.Min(dice.Between(2, 7) * passage.Metre.PulseBeats, passage.End - at);
            var density = Math.Clamp(Density + dice.Between(-0.25, 0.25), 0.1, 1);
            var character = passage.Character with { Density = density };
            var direction = dice.Chance(0.5) ? 1 : -1;
            foreach (var (start, length) in RhythmMaker.Make(passage.Metre, phrase, character, dice))
            {
                height += direction * dice.Between(0.5, 2.8);
                if (Math.Abs(height) > 9 || dice.Chance(0.25))
                {
                    direction = height > 0 ? -1 : 1;
                }

                var climax = 6 * Math.Sin(Math.PI * Math.Min(1, progress * 1.2));
                var target = Centre + height + climax - 3;
                var stress = passage.Weight(at + start) * 0.8;
                slots.Add(new LineSlot(at + start, length * dice.Between(0.8, 0.98), stress, target, 0.22));
            }

            at += phrase + (dice.Below(4) * 0.5);
        }

        return slots;
    }

    private static PitchSet? Flavour(Passage passage)
    {
        var key = passage.Key;
        if (passage.Character.Blue)
        {
            return PitchSet.Of(key.Tonic, Mode.BluesScale).With(key.Tonic + (key.Mode.IsMinor ? 3 : 4));
        }

        return passage.Character.Pentatonic > 0.2 ? key.Pentatonic() : null;
    }
}
