using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;

namespace WeakSep.Composer.Roles;

/// <summary>
/// Plays a figure over the chords near an anchor pitch: bass grooves, left hands, power chords. Beside the letters of
/// <see cref="ChordFigure"/>: o root with octave, p power chord, c and d chord and dyad in the middle, x a dead note.
/// </summary>
internal sealed record FigureLine(FigureBook Book, int Anchor) : IRole
{
    private const int LowestOctave = 25;    // lower octaves only rumble

    /// <summary>Share of the written length that sounds.</summary>
    public double Gate { get; init; } = 0.92;

    /// <summary>Loudness around which the metre swings.</summary>
    public double Level { get; init; } = 0.7;

    /// <summary>Chance of a run into the next chord at the end of a phrase.</summary>
    public double Fills { get; init; } = 0.15;

    /// <summary>Pitch around which c and d chords lie.</summary>
    public int ChordCentre { get; init; } = 57;

    /// <inheritdoc/>
    public void Play(Passage passage, Staff staff)
    {
        var anchor = Anchor + passage.Habit.Between(-2, 2);
        var hand = new int[]?[1];
        var filledFrom = FillWriter.Plan(passage, Fills);
        foreach (var step in FigureRunner.Steps(passage, Book))
        {
            if (FillWriter.Covers(filledFrom, passage, step.Start))
            {
                continue;
            }

            Play(passage, staff, step, anchor, hand);
        }

        FillWriter.Write(passage, staff, filledFrom, anchor + 4);
    }

    private void Play(Passage passage, Staff staff, FigureStep step, int anchor, int[]?[] hand)
    {
        var span = passage.Chords.At(step.Start);
        var next = passage.Chords.After(step.Start);
        var root = Root(span.Chord.Root, span.Chord.Bass, step.Symbol, anchor);
        var loudness = passage.Loudness(step.Start, Level);
        var length = step.Length * passage.Gate(Gate);
        switch (step.Symbol)
        {
            case 'o':
                var low = root - 12 < LowestOctave ? root : root - 12;
                staff.Add(step.Start, length, low, loudness);
                staff.Add(step.Start, length, low + 12, loudness * 0.95);
                break;
            case 'p' or 'P':
                staff.Add(step.Start, length, root, loudness + 0.05);
                staff.Add(step.Start, length, root + span.Chord.Quality.Fifth, loudness, 0.003);
                if (step.Symbol == 'P')
                {
                    staff.Add(step.Start, length, root + 12, loudness, 0.006);
                }

                break;
            case 'c' or 'd' or 'C':
                var voices = step.Symbol == 'd' ? 2 : 3;
                hand[0] = Harmony.PianoVoicings.Close(span.Chord, voices, ChordCentre, hand[0], false);
                foreach (var pitch in hand[0]!)
                {
                    staff.Add(step.Start, length, pitch, loudness + (step.Symbol == 'C' ? 0.12 : -0.06));
                }

                break;
            case 'x' or 'm':
                var share = step.Symbol == 'x' ? 0.3 : 0.5;
                var soft = step.Symbol == 'x' ? 0.3 : loudness - 0.08;
                staff.Add(step.Start, Math.Min(step.Length * share, 0.25), root, soft);
                break;
            default:
                if (ChordFigure.Pitch(step.Symbol, span, next, root, passage.Dice) is { } single)
                {
                    staff.Add(step.Start, length, single, step.Symbol == 'r' ? 0.45 : loudness);
                }

                break;
        }
    }

    // The written bass of an inversion is the note under "R"; chords keep their true root.
    private static int Root(int root, int bass, char symbol, int anchor) =>
        ChordFigure.Near(symbol is 'R' or 'r' or 'o' ? bass : root, anchor);
}
