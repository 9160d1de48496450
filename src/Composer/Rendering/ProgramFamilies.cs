using WeakSep.MidiScore;

namespace WeakSep.Composer.Rendering;

/// <summary>General MIDI programs that may stand in for one another.</summary>
internal static class ProgramFamilies
{
    private const double KeepProbability = 0.55;
    private const double SiblingProbability = 0.33;     // the rest: anything of the same class

    // Close relatives: a part written for one is idiomatic on the other.
    private static readonly int[][] Siblings =
    [
        [0, 1, 2], [3, 1], [4, 5, 2], [6, 7], [24, 25], [26, 27], [27, 28], [29, 30], [32, 35], [33, 34, 35],
        [36, 37, 33], [38, 39],
    ];

    // Programs of a class and how common they are in recorded music. Guitar harmonics (31) are left out: they sound
    // another pitch than the one that is written.
    private static readonly Dictionary<Instrument, Weighted<int>> Common = new()
    {
        [Instrument.Bass] = new()
        {
            { 32, 14 }, { 33, 34 }, { 34, 24 }, { 35, 10 }, { 36, 4 }, { 37, 4 }, { 38, 6 }, { 39, 4 },
        },
        [Instrument.Guitar] = new()
        {
            { 24, 14 }, { 25, 22 }, { 26, 14 }, { 27, 18 }, { 28, 4 }, { 29, 14 }, { 30, 14 },
        },
        [Instrument.Piano] = new()
        {
            { 0, 38 }, { 1, 18 }, { 2, 8 }, { 3, 5 }, { 4, 12 }, { 5, 10 }, { 6, 4 }, { 7, 5 },
        },
    };

    /// <summary>Draws the program that a part is played with; never another class than the score's.</summary>
    /// <param name="program">The score's 0-based program.</param>
    /// <param name="dice">Source of chance.</param>
    internal static int Substitute(int program, Dice dice)
    {
        if (Instruments.FromProgram(program) is not { } instrument)
        {
            return program;
        }

        var draw = dice.Unit();

        if (draw < KeepProbability)
        {
            return program;
        }

        if (draw > KeepProbability + SiblingProbability)
        {
            return Common[instrument].Draw(dice);
        }

        var relatives = Siblings.Where(group => group.Contains(program)).SelectMany(group => group)
            .Where(other => other != program);
        int[] choices = [.. relatives.Distinct()];
        return choices.Length == 0 ? program : dice.Pick(choices);
    }
}
