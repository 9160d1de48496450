namespace WeakSep.MidiScore.Alignment;

/// <summary>Notes that begin together, as one moment of a score.</summary>
/// <param name="Seconds">Mean of their onsets, in score time.</param>
/// <param name="Bands">Onset bands that their partials lie in, counted from 0, with weights that sum to 1.</param>
internal sealed record OnsetGroup(double Seconds, IReadOnlyList<(int Band, float Weight)> Bands)
{
    private const double TogetherSeconds = 0.03;    // the notes of a chord as people play it

    /// <summary>Groups the onsets of a score in order of time; drums do not count.</summary>
    /// <param name="score">The score.</param>
    /// <param name="semitones">How far the recording sounds above it.</param>
    public static List<OnsetGroup> Of(Score score, int semitones)
    {
        var notes = score.Parts.Where(part => !part.IsDrum).SelectMany(part => part.Notes).OrderBy(note => note.Onset).ToList();
        var groups = new List<OnsetGroup>();

        for (int first = 0, next = 0; first < notes.Count; first = next)
        {
            while (next < notes.Count && notes[next].Onset <= notes[first].Onset + TogetherSeconds)
            {
                next++;
            }

            groups.Add(Of(notes.GetRange(first, next - first), semitones));
        }

        return groups;
    }

    /// <summary>Strength of these notes' onset at a row of the recording, 0 or more.</summary>
    public float Strength(RecordingFrames recording, int row)
    {
        var strengths = recording.Onsets(row);
        var sum = 0f;

        foreach (var (band, weight) in Bands)
        {
            sum += weight * strengths[band];
        }

        return sum;
    }

    private static OnsetGroup Of(List<ScoreNote> notes, int semitones)
    {
        var bands = notes
            .SelectMany(note => NotePartials.Of(note.Pitch + semitones, RecordingFrames.LowestOnsetBand))
            .GroupBy(partial => partial.Band)
            .Select(partials => (Band: partials.Key - RecordingFrames.LowestOnsetBand, Weight: partials.Sum(partial => partial.Weight)))
            .ToList();
        var total = bands.Sum(band => band.Weight);

        return new OnsetGroup(
            notes.Average(note => note.Onset), [.. bands.Select(band => (band.Band, band.Weight / total))]);
    }
}
