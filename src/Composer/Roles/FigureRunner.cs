using WeakSep.Composer.Rhythm;

namespace WeakSep.Composer.Roles;

/// <summary>Lays figures over a passage: one habit figure, another one now and then at the end of a phrase.</summary>
internal static class FigureRunner
{
    private const int PhraseBars = 4;
    private const double VariationChance = 0.07;
    private const double VariationAtClose = 0.5;

    /// <summary>All steps of the passage at absolute beats, shortened at its end.</summary>
    public static IEnumerable<FigureStep> Steps(Passage passage, FigureBook book)
    {
        var habit = book.Pick(passage.Metre, passage.Habit);
        var other = book.Pick(passage.Metre, passage.Habit);
        var beat = passage.Start;
        while (beat < passage.End - 1e-6)
        {
            var bar = (int)Math.Round((beat - passage.SectionStart) / passage.Metre.BarBeats);
            var closes = (bar + habit.Bars) % PhraseBars == 0;
            var varies = passage.Dice.Chance(closes ? VariationAtClose : VariationChance);
            var figure = varies ? other : habit;
            for (var i = 0; i < figure.Steps.Count; i++)
            {
                var step = figure.Steps[i];
                var start = beat + step.Start;
                if (start < passage.End - 1e-6)
                {
                    var length = passage.IsNotated ? Filled(figure, i) : step.Length;
                    yield return step with { Start = start, Length = Math.Min(length, passage.End - start) };
                }
            }

            beat += figure.Beats;
        }
    }

    // A short note before a rest is written as a full beat, unless the next note comes first.
    private static double Filled(Figure figure, int index)
    {
        var step = figure.Steps[index];
        var pulse = figure.Metre.PulseBeats;
        var next = index + 1 < figure.Steps.Count ? figure.Steps[index + 1].Start : figure.Beats;
        var beatEnd = (Math.Floor((step.Start / pulse) + 1e-6) + 1) * pulse;

        return Math.Max(step.Length, Math.Min(next, beatEnd) - step.Start);
    }
}
