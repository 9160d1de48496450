using WeakSep.Composer.Rhythm;

namespace WeakSep.Composer.Melody;

/// <summary>Makes rhythms of tunes from cells of one or two pulses, as listeners group them.</summary>
internal static class RhythmMaker
{
    private static readonly (double Density, double[] Cell)[] SimpleCells =
    [
        (0.0, [2]), (0.1, [2]), (0.25, [1, 1]), (0.3, [1.5, 0.5]), (0.35, [1]), (0.35, [1]), (0.5, [0.5, 0.5]),
        (0.5, [0.5, 0.5]), (0.5, [1, 0.5, 0.5]), (0.5, [0.5, 0.5, 1]), (0.55, [0.75, 0.25]), (0.7, [0.5, 0.25, 0.25]),
        (0.75, [0.25, 0.25, 0.5]), (0.8, [0.5, 0.5, 0.5, 0.5]), (0.95, [0.25, 0.25, 0.25, 0.25]),
        (0.7, [0.25, 0.5, 0.25]),
    ];

    private static readonly double[][] SyncopatedCells =
        [[0.5, 1, 0.5], [0.5, 1.5], [0.75, 0.75, 0.5], [0.25, 0.5, 0.25], [0.5, 0.5, 1], [1.5, 0.5], [0.75, 1.25]];

    private static readonly double[][] CompoundCells =
        [[1.5], [1, 0.5], [1, 0.5], [0.5, 0.5, 0.5], [0.75, 0.25, 0.5], [3], [0.5, 1], [1, 0.25, 0.25]];

    /// <summary>Onsets and lengths that fill a number of beats.</summary>
    public static List<(double Start, double Length)> Make(
        Metre metre, double beats, MelodyCharacter character, Dice dice)
    {
        var notes = new List<(double, double)>();
        for (var at = 0.0; at < beats - 1e-6;)
        {
            foreach (var length in Cell(metre, beats - at, character, dice))
            {
                if (at >= beats - 1e-6)
                {
                    break;
                }

                notes.Add((at, Math.Min(length, beats - at)));
                at += length;
            }
        }

        return notes;
    }

    private static double[] Cell(Metre metre, double room, MelodyCharacter character, Dice dice)
    {
        if (metre.IsCompound)
        {
            var compound = dice.Pick(CompoundCells);
            if (character.Density > 0.65 && dice.Chance(0.5))
            {
                compound = dice.Chance(0.3) ? [0.25, 0.25, 0.25, 0.25, 0.25, 0.25] : [0.5, 0.5, 0.5];
            }

            return compound.Sum() <= room + 1e-6 ? compound : [Math.Min(1.5, room)];
        }

        if (dice.Chance(character.Syncopation) && room >= 2)
        {
            return dice.Pick(SyncopatedCells);
        }

        if (dice.Chance(character.Triplets))
        {
            return dice.Chance(0.25) ? [2 / 3.0, 1 / 3.0] : [1 / 3.0, 1 / 3.0, 1 / 3.0];
        }

        for (var attempt = 0; attempt < 30; attempt++)
        {
            var (density, cell) = dice.Pick(SimpleCells);
            var misfit = Math.Abs(density - character.Density);
            if (cell.Sum() <= room + 1e-6 && dice.Chance(Math.Exp(-6 * misfit * misfit)))
            {
                return cell;
            }
        }

        return [Math.Min(1, room)];
    }
}
