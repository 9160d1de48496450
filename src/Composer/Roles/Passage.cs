using WeakSep.Composer.Harmony;
using WeakSep.Composer.Melody;
using WeakSep.Composer.Rhythm;

namespace WeakSep.Composer.Roles;

/// <summary>The stretch of music that a role has to fill, and all it needs to know about it.</summary>
internal sealed record Passage
{
    /// <summary>Who plays.</summary>
    public required Player Player { get; init; }

    /// <summary>First beat of the passage.</summary>
    public required double Start { get; init; }

    /// <summary>Number of bars.</summary>
    public required int Bars { get; init; }

    /// <summary>First beat of the section that contains the passage.</summary>
    public required double SectionStart { get; init; }

    /// <summary>Time signature.</summary>
    public required Metre Metre { get; init; }

    /// <summary>Chords of the whole piece.</summary>
    public required ChordTrack Chords { get; init; }

    /// <summary>Key of the section.</summary>
    public required Key Key { get; init; }

    /// <summary>Chance for details that differ every time.</summary>
    public required Dice Dice { get; init; }

    /// <summary>Chance for habits: the same stream whenever this player meets this section again.</summary>
    public required Dice Habit { get; init; }

    /// <summary>Shared tune and riff.</summary>
    public required SectionMaterial Material { get; init; }

    /// <summary>How tunes of this style move.</summary>
    public required MelodyCharacter Character { get; init; }

    /// <summary>Tempo in quarter notes per minute.</summary>
    public required double BeatsPerMinute { get; init; }

    /// <summary>Energy of the section, 0 to 1.</summary>
    public required double Energy { get; init; }

    /// <summary>
    /// True for parts as notation writes them: notes fill their beats, where a player would shorten them.
    /// </summary>
    public bool IsNotated { get; init; }

    /// <summary>True if a bass plays in this passage.</summary>
    public bool HasBass { get; init; }

    /// <summary>True if another player accompanies with chords.</summary>
    public bool HasChords { get; init; }

    /// <summary>True if somebody else plays a tune.</summary>
    public bool HasLead { get; init; }

    /// <summary>End of the passage in beats.</summary>
    public double End => Start + (Bars * Metre.BarBeats);

    /// <summary>Seconds per beat.</summary>
    public double BeatSeconds => 60 / BeatsPerMinute;

    /// <summary>First beats of all bars.</summary>
    public IEnumerable<double> BarStarts => Enumerable.Range(0, Bars).Select(bar => Start + (bar * Metre.BarBeats));

    /// <summary>Metric weight of a beat, 0 to 1.</summary>
    public double Weight(double beat) => Metre.Weight(beat - SectionStart);

    /// <summary>The sounding share of a note: what the role wants, or nearly all of it in notated parts.</summary>
    public double Gate(double wanted) => IsNotated ? Math.Max(wanted, 0.97) : wanted;

    /// <summary>Loudness by metric weight around a level.</summary>
    public double Loudness(double beat, double level = 0.7) => level + (0.12 * (Weight(beat) - 0.4));
}
