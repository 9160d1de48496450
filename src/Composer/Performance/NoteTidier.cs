using WeakSep.MidiScore;

namespace WeakSep.Composer.Performance;

/// <summary>Makes the notes of one part playable: a key is released before it is struck again.</summary>
internal static class NoteTidier
{
    private const double Gap = 0.012;           // seconds a key needs to come up
    private const double Shortest = 0.03;
    private const double SameStrike = 0.028;    // nearer strikes of one key are one strike

    /// <summary>The notes without overlaps of equal pitches, in order of onset and pitch.</summary>
    public static List<ScoreNote> Tidy(IEnumerable<ScoreNote> notes)
    {
        var tidy = new List<ScoreNote>();
        foreach (var pitch in notes.GroupBy(note => note.Pitch))
        {
            var previous = -1;
            foreach (var note in pitch.OrderBy(note => note.Onset))
            {
                if (previous >= 0 && note.Onset < tidy[previous].Onset + Shortest + SameStrike)
                {
                    var longer = Math.Max(note.Offset, tidy[previous].Offset);
                    tidy[previous] = tidy[previous] with { Offset = longer };
                    continue;
                }

                if (previous >= 0 && tidy[previous].Offset > note.Onset - Gap)
                {
                    var released = Math.Max(note.Onset - Gap, tidy[previous].Onset + Shortest);
                    tidy[previous] = tidy[previous] with { Offset = released };
                }

                tidy.Add(note);
                previous = tidy.Count - 1;
            }
        }

        tidy.Sort((a, b) => a.Onset != b.Onset ? a.Onset.CompareTo(b.Onset) : a.Pitch.CompareTo(b.Pitch));

        return tidy;
    }
}
