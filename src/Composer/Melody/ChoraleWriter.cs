using WeakSep.Composer.Harmony;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;

namespace WeakSep.Composer.Melody;

/// <summary>
/// Writes four-part hymns: outer voices first, then the inner ones between them, with passing eighths.
/// </summary>
internal sealed class ChoraleWriter(Metre metre, ChordTrack chords, Dice dice)
{
    // Soprano, bass, tenor, alto in the order of writing: lowest, highest, centre.
    private static readonly (int Low, int High, int Centre)[] Voices =
        [(60, 80, 70), (36, 58, 46), (48, 67, 57), (53, 74, 63)];

    /// <summary>Soprano, alto, tenor, bass over some bars; absolute beats.</summary>
    public IReadOnlyList<IReadOnlyList<Tone>> Write(double start, int bars)
    {
        var phraseBars = bars % 4 == 0 && dice.Chance(0.7) ? 4 : 2;
        var motion = dice.Between(0.1, 0.45);
        var written = new List<IReadOnlyList<Tone>>();
        for (var v = 0; v < Voices.Length; v++)
        {
            var (low, high, centre) = Voices[v];
            var isBass = v == 1;
            var isInner = v > 1;
            var slots = Slots(start, bars, phraseBars, centre, isBass, isInner ? motion * 0.6 : motion);
            var solver = new LineSolver
            {
                Low = low,
                High = high,
                Chords = chords,
                Others = written,
                LeapCost = isInner ? 2 : isBass ? 0.7 : 1.4,
                RepeatCost = isInner ? 0.15 : 0.7,
                DissonanceCost = 4,
                ChromaticCost = 9,
                Whim = 0.5,
            };
            var pitches = solver.Solve(slots, dice);
            written.Add(
            [
                .. slots.Select((slot, i) =>
                    new Tone(slot.Start, slot.Length * 0.98, pitches[i], 0.66 + (0.06 * slot.Stress))),
            ]);
        }

        return [written[0], written[3], written[2], written[1]];
    }

    private List<LineSlot> Slots(double start, int bars, int phraseBars, int centre, bool isBass, double motion)
    {
        var slots = new List<LineSlot>();
        var pulse = metre.PulseBeats;
        var phrase = phraseBars * metre.BarBeats;
        for (var at = 0.0; at < (bars * metre.BarBeats) - 1e-6;)
        {
            var within = at % phrase;
            var left = phrase - within;
            var stress = 0.6 + (0.4 * metre.Weight(at));
            var root = chords.At(start + at).Chord.Bass;
            var target = isBass
                ? centre + PitchSet.Class(root - centre + 6) - 6
                : centre + (3 * Math.Sin(Math.PI * within / phrase));
            var weight = isBass ? 0.8 : 0.15;
            var closes = left <= (2 * pulse) + 1e-6;
            var length = closes ? left : pulse;
            var own = closes || !dice.Chance(motion) ? length : length / 2;
            slots.Add(new LineSlot(start + at, own, stress, target, weight));
            if (slots[^1].Length < length)
            {
                slots.Add(new LineSlot(start + at + (length / 2), length / 2, 0.1, target, 0.05));
            }

            at += length;
        }

        return slots;
    }
}
