using WeakSep.Composer.Harmony;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;

namespace WeakSep.Composer.Roles;

/// <summary>
/// Chords across the strings. D down, d soft down, U up (upper strings), x damped, b lowest string alone, t upper
/// strings short, s a short full chord.
/// </summary>
internal sealed record StrumGuitar(FigureBook Book, GripKind Kind) : IRole
{
    private const double DampedBeats = 0.12;

    /// <summary>Share of the written length that sounds.</summary>
    public double Gate { get; init; } = 0.96;

    /// <summary>Seconds between neighbouring strings of a down stroke.</summary>
    public double SpreadSeconds { get; init; } = 0.009;

    /// <summary>Loudness around which the metre swings.</summary>
    public double Level { get; init; } = 0.66;

    /// <inheritdoc/>
    public void Play(Passage passage, Staff staff)
    {
        int[]? grip = null;
        var gripStart = -1.0;
        foreach (var step in FigureRunner.Steps(passage, Book))
        {
            // An up stroke just before a change already grabs the next chord.
            var span = passage.Chords.At(step.Start + (step.Symbol == 'D' ? 0 : 0.01));
            if (grip is null || span.Start != gripStart)
            {
                grip = Fretboard.Grip(span.Chord, Kind, grip, passage.Habit);
                gripStart = span.Start;
            }

            Strum(passage, staff, step, grip);
        }
    }

    private void Strum(Passage passage, Staff staff, FigureStep step, int[] grip)
    {
        var up = step.Symbol is 'U' or 'u';
        var strings = step.Symbol switch
        {
            'b' => grip[..1],
            'U' or 'u' or 't' => grip[^Math.Min(grip.Length, passage.Dice.Between(3, 4))..],
            'd' => grip[..Math.Min(grip.Length, 4)],
            _ => grip,
        };
        var length = step.Symbol switch
        {
            'x' => DampedBeats,
            't' or 's' when !passage.IsNotated => Math.Min(0.3, step.Length),
            _ => step.Length * passage.Gate(Gate),
        };
        var soft = step.Symbol switch { 'x' => -0.3, 'd' or 'u' => -0.12, 'U' => -0.05, _ => 0.0 };
        var spread = SpreadSeconds * passage.Dice.Between(0.6, 1.3) * (step.Symbol is 't' or 's' or 'x' ? 0.4 : 1);
        for (var i = 0; i < strings.Length; i++)
        {
            var order = up ? strings.Length - 1 - i : i;
            staff.Add(
                step.Start, length, strings[i], passage.Loudness(step.Start, Level) + soft - (0.01 * order),
                    order * spread);
        }
    }
}
