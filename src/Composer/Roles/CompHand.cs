using WeakSep.Composer.Harmony;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;

namespace WeakSep.Composer.Roles;

/// <summary>
/// Keyboard chords in a rhythm: X accent, x normal, o soft, s short, h the next chord early, l the lower half, u the
/// upper half.
/// </summary>
internal sealed record CompHand(FigureBook Book, int Voices = 3, int Centre = 62) : IRole
{
    private const double MakesRoom = 0.6;       // two players of chords mostly keep to their own registers
    private const int RoomSemitones = 8;

    /// <summary>True to leave the root to the bass.</summary>
    public bool Rootless { get; init; }

    /// <summary>True for open position.</summary>
    public bool Spread { get; init; }

    /// <summary>True to double the top note an octave higher.</summary>
    public bool DoubledTop { get; init; }

    /// <summary>Share of the written length that sounds.</summary>
    public double Gate { get; init; } = 0.9;

    /// <summary>Seconds between the notes of a rolled chord.</summary>
    public double RollSeconds { get; init; }

    /// <inheritdoc/>
    public void Play(Passage passage, Staff staff)
    {
        int[]? hand = null;
        var makesRoom = passage.HasChords && passage.Habit.Fork("room").Chance(MakesRoom);
        var centre = Centre + passage.Habit.Between(-3, 3) + (makesRoom ? RoomSemitones : 0);
        foreach (var step in FigureRunner.Steps(passage, Book))
        {
            var span = step.Symbol == 'h' ? passage.Chords.After(step.Start) : passage.Chords.At(step.Start);
            hand = Spread
                ? PianoVoicings.Open(span.Chord, Voices, centre, hand, Rootless)
                : PianoVoicings.Close(span.Chord, Voices, centre, hand, Rootless);
            Strike(passage, staff, step, hand);
        }
    }

    private void Strike(Passage passage, Staff staff, FigureStep step, int[] hand)
    {
        var half = (hand.Length + 1) / 2;
        var keys = step.Symbol switch { 'l' => hand[..half], 'u' => hand[(hand.Length - half)..], _ => hand };
        var accent = step.Symbol switch { 'X' => 0.12, 'o' => -0.14, _ => 0.0 };
        var length = step.Symbol == 's' && !passage.IsNotated
            ? Math.Min(0.28, step.Length)
            : step.Length * passage.Gate(Gate);
        for (var i = 0; i < keys.Length; i++)
        {
            staff.Add(step.Start, length, keys[i], passage.Loudness(step.Start, 0.64) + accent, i * RollSeconds);
        }

        if (DoubledTop)
        {
            staff.Add(step.Start, length, keys[^1] + 12, passage.Loudness(step.Start, 0.66) + accent);
        }
    }
}
