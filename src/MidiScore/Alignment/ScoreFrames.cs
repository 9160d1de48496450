namespace WeakSep.MidiScore.Alignment;

/// <summary>What a score should sound like, from its notes alone.</summary>
internal static class ScoreFrames
{
    private const int Classes = AlignmentFrames.Classes;
    private const double LoudnessDecaySeconds = 1.5;    // a plucked or struck note loses 8.7 dB in this time
    private const double MaxVelocity = 127;

    /// <summary>Computes the frames.</summary>
    /// <param name="score">The score; drums and velocities of 0 do not count.</param>
    public static AlignmentFrames Of(Score score)
    {
        var count = 1 + (int)Math.Ceiling(score.DurationSeconds / RecordingFrames.HopSeconds);
        var values = new float[count * AlignmentFrames.Width];
        var onsets = new float[count * Classes];

        foreach (var note in score.Parts.Where(part => !part.IsDrum).SelectMany(part => part.SustainedNotes()))
        {
            Add(note, values, onsets, count);
        }

        for (var frame = 0; frame < count; frame++)
        {
            AlignmentFrames.Normalize(values.AsSpan(frame * AlignmentFrames.Width, Classes));
        }

        OnsetDecay.Write(onsets, values);
        return new AlignmentFrames(values);
    }

    private static void Add(ScoreNote note, float[] values, float[] onsets, int count)
    {
        var first = Math.Min(count - 1, (int)Math.Round(note.Onset / RecordingFrames.HopSeconds));
        var last = Math.Clamp((int)Math.Round(note.Offset / RecordingFrames.HopSeconds), first + 1, count);
        var loudness = (float)(note.Velocity / MaxVelocity);

        foreach (var (band, weight) in NotePartials.Of(note.Pitch, RecordingFrames.LowestHarmonicBand))
        {
            for (var frame = first; frame < last; frame++)
            {
                var fade = Math.Exp(-(frame - first) * RecordingFrames.HopSeconds / LoudnessDecaySeconds);
                values[(frame * AlignmentFrames.Width) + (band % Classes)] += weight * loudness * (float)fade;
            }
        }

        foreach (var (band, weight) in NotePartials.Of(note.Pitch, RecordingFrames.LowestOnsetBand))
        {
            onsets[(first * Classes) + (band % Classes)] += weight * loudness;
        }
    }
}
