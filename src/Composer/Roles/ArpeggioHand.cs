using WeakSep.Composer.Harmony;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;

namespace WeakSep.Composer.Roles;

/// <summary>
/// Broken chords on the keyboard: digits are chord notes from the bottom up, going on in the next octave above the
/// last.
/// </summary>
internal sealed record ArpeggioHand(FigureBook Book, int Centre = 60, int Voices = 3) : IRole
{
    /// <summary>Share of the written length that sounds.</summary>
    public double Gate { get; init; } = 0.98;

    /// <summary>True to put the root lowest.</summary>
    public bool Rooted { get; init; }

    /// <inheritdoc/>
    public void Play(Passage passage, Staff staff)
    {
        int[]? hand = null;
        var centre = Centre + passage.Habit.Between(-2, 2);
        foreach (var step in FigureRunner.Steps(passage, Book))
        {
            var chord = passage.Chords.At(step.Start).Chord;
            hand = Rooted ? Root(chord, centre) : PianoVoicings.Close(chord, Voices, centre, hand, false);
            var digit = step.Symbol - '0';
            if (digit is >= 0 and <= 9)
            {
                var pitch = hand[digit % hand.Length] + (12 * (digit / hand.Length));
                staff.Add(step.Start, step.Length * passage.Gate(Gate), pitch, passage.Loudness(step.Start, 0.6));
            }
        }
    }

    private int[] Root(Chord chord, int centre)
    {
        var root = ChordFigure.Near(chord.Bass, centre);

        return [.. chord.Tones.Mask == 0 ? [root] : Stack(chord, root)];
    }

    private IEnumerable<int> Stack(Chord chord, int root)
    {
        var core = chord.Core.With(chord.Bass);

        return Enumerable.Range(root, 12).Where(core.Contains).Take(Math.Max(3, Voices));
    }
}
