using WeakSep.Composer.Harmony;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;

namespace WeakSep.Composer.Roles;

/// <summary>
/// Picks the strings of a held chord one by one: 0 the lowest sounding string, 1 the next and so on, T the highest, F
/// the alternate bass, c the three upper strings together. Notes ring until their string is struck again.
/// </summary>
internal sealed record PickGuitar(FigureBook Book, GripKind Kind = GripKind.Open) : IRole
{
    /// <summary>True if notes ring to the next chord.</summary>
    public bool Rings { get; init; } = true;

    /// <inheritdoc/>
    public void Play(Passage passage, Staff staff)
    {
        int[]? grip = null;
        var gripStart = -1.0;
        foreach (var step in FigureRunner.Steps(passage, Book))
        {
            var span = passage.Chords.At(step.Start);
            if (grip is null || span.Start != gripStart)
            {
                grip = Fretboard.Grip(span.Chord, Kind, grip, passage.Habit);
                gripStart = span.Start;
            }

            var end = Rings
                ? Math.Min(Math.Min(span.End, passage.End), step.Start + 3)
                : step.Start + (step.Length * 0.95);
            foreach (var pitch in Strings(step.Symbol, grip))
            {
                var thumb = pitch == grip[0] ? 0.05 : 0;
                staff.Add(step.Start, end - step.Start, pitch, passage.Loudness(step.Start, 0.62) + thumb);
            }
        }
    }

    private static int[] Strings(char symbol, int[] grip) => symbol switch
    {
        'T' => grip[^1..],
        'F' => [grip[Math.Min(1, grip.Length - 1)]],
        'c' => grip[^Math.Min(3, grip.Length)..],
        'q' => [grip[0], grip[^1]],
        _ => [grip[Math.Clamp(symbol - '0', 0, grip.Length - 1)]],
    };
}
