using WeakSep.MidiScore.Alignment;

namespace WeakSep.MidiScore.Tests.Alignment;

public class ScoreAlignerTests
{
    private const int SampleRate = 16_000;
    private const double MostMedianSeconds = 0.03;

    private static readonly Score Piece = Compose(seed: 1);

    private static readonly TimeMap Swing = new(
        [.. Enumerable.Range(0, 300).Select(i => i / 10.0).Select(time => (time, time + (0.8 * Math.Sin(time / 4))))]);

    [Fact]
    public void Onsets_of_a_swinging_tempo_are_found()
    {
        var played = ScoreWarp.Apply(Piece, Swing, double.PositiveInfinity);
        var found = Align(Play(played, 0), Piece);

        AssertOnsets(played, found, 0);
        Assert.Null(found.Reason);
        Assert.InRange(found.TuningCents, -3, 3);
    }

    [Fact]
    public void Silence_around_the_music_does_not_matter()
    {
        var samples = Play(Piece, 0);
        var found = Align([.. new float[3 * SampleRate], .. samples, .. new float[2 * SampleRate]], Piece);

        AssertOnsets(Piece, found, 3);
        Assert.True(found.Fits);
    }

    [Fact]
    public void An_excerpt_keeps_the_notes_that_are_in_it()
    {
        var samples = Play(Piece, 0);
        var found = Align(samples[(8 * SampleRate)..(20 * SampleRate)], Piece, new AlignmentSettings { Subsequence = true });
        var expected = Piece.Parts[0].Notes.Where(note => note.Onset is > 8.1 and < 19.9).ToList();
        var errors = expected.Select(note => Math.Abs(found.Map.ToRecording(note.Onset) - (note.Onset - 8))).Order().ToList();

        Assert.True(found.Fits, found.Reason);
        Assert.InRange(errors[errors.Count / 2], 0, MostMedianSeconds);
        Assert.InRange(found.Score.NoteCount, expected.Count, expected.Count + 6);      // chords that begin before or sound at the cut
    }

    [Fact]
    public void Another_piece_is_refused()
    {
        var found = Align(Play(Piece, 0), Compose(seed: 2));

        Assert.False(found.Fits);
        Assert.Contains("does not fit", found.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-3, "lower")]
    [InlineData(2, "higher")]
    public void Another_key_is_named(int semitones, string direction)
    {
        var found = Align(Play(Piece, 0), Transposed(semitones));

        Assert.Equal(-semitones, found.Semitones);
        Assert.Equal($"the score sounds {Math.Abs(semitones)} semitones {direction} than the recording", found.Reason);
        AssertOnsets(Piece, found, 0);
    }

    [Fact]
    public void The_tuning_is_measured() =>
        Assert.InRange(Align(Play(Piece, 30), Piece).TuningCents, 25, 35);

    [Fact]
    public void What_cannot_be_aligned_is_named()
    {
        var drums = Piece with { Parts = [Piece.Parts[0] with { IsDrum = true }] };

        Assert.Contains("silent", Refusal(new float[10 * SampleRate], Piece), StringComparison.Ordinal);
        Assert.Contains("lasts 1.0 s", Refusal(new float[SampleRate], Piece), StringComparison.Ordinal);
        Assert.Contains("pitched", Refusal(new float[10 * SampleRate], drums), StringComparison.Ordinal);
        Assert.Contains("silent", Refusal([.. Enumerable.Repeat(float.NaN, 10 * SampleRate)], Piece), StringComparison.Ordinal);
    }

    private static string Refusal(float[] samples, Score score) =>
        Assert.Throws<AlignmentException>(() => Align(samples, score)).Message;

    private static ScoreAlignment Align(float[] samples, Score score, AlignmentSettings? settings = null) =>
        ScoreAligner.Align(samples, SampleRate, score, settings ?? new(), TestContext.Current.CancellationToken);

    private static void AssertOnsets(Score played, ScoreAlignment found, double later)
    {
        var errors = played.Parts[0].Notes.Zip(found.Score.Parts[0].Notes)
            .Select(pair => Math.Abs(pair.First.Onset + later - pair.Second.Onset)).Order().ToList();

        Assert.Equal(played.NoteCount, found.Score.NoteCount);
        Assert.InRange(errors[errors.Count / 2], 0, MostMedianSeconds);
    }

    /// <summary>Half a minute of drawn chords, one to three notes in a key of its own, two or three a second.</summary>
    private static Score Compose(int seed)
    {
        var random = new Random(seed);
        int[] scale = [0, 2, 4, 5, 7, 9, 11];
        var notes = new List<ScoreNote>();

        for (var time = 0.0; time < 28; time += 0.25 * random.Next(1, 4))
        {
            for (var voice = 0; voice < random.Next(1, 4); voice++)
            {
                var pitch = 52 + seed + (12 * voice) + scale[random.Next(scale.Length)];
                notes.Add(new ScoreNote(time, time + 0.4, pitch, 80));
            }
        }

        return new Score([new ScorePart { Notes = [.. notes.DistinctBy(note => (note.Onset, note.Pitch))] }], TempoMap.Constant(120));
    }

    private static Score Transposed(int semitones) => Piece with
    {
        Parts = [Piece.Parts[0] with { Notes = [.. Piece.Parts[0].Notes.Select(note => note with { Pitch = note.Pitch + semitones })] }],
    };

    /// <summary>Plucked tones of six partials.</summary>
    private static float[] Play(Score score, double cents)
    {
        const double RingSeconds = 0.6;
        var samples = new float[(int)((score.DurationSeconds + 1) * SampleRate)];

        foreach (var note in score.Parts[0].Notes)
        {
            var frequency = 440 * Math.Pow(2, (note.Pitch - 69 + (cents / 100)) / 12);
            var first = (int)(note.Onset * SampleRate);

            for (var i = 0; i < RingSeconds * SampleRate && first + i < samples.Length; i++)
            {
                var time = (double)i / SampleRate;
                var level = 0.1 * Math.Exp(-4 * time) * Math.Min(1, time / 0.005) * Math.Min(1, (RingSeconds - time) / 0.05);

                for (var partial = 1; partial <= 6 && partial * frequency < SampleRate / 2; partial++)
                {
                    samples[first + i] += (float)(level / partial * Math.Sin(2 * Math.PI * partial * frequency * time));
                }
            }
        }

        return samples;
    }
}
