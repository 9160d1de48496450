using WeakSep.Host.Evaluation.Transcription;
using WeakSep.MidiScore;

namespace WeakSep.Host.Tests.Evaluation.Transcription;

public sealed class ReferenceTempoTests
{
    private static Score ScoreOf(double seconds, params TempoChange[] changes) =>
        new([new ScorePart { Name = "bass", Notes = [new ScoreNote(0, seconds, 40, 100)] }], new TempoMap(changes));

    [Fact]
    public void The_tempo_of_most_of_the_time_counts()
    {
        Assert.Equal(138, ReferenceTempo.Of(ScoreOf(60, new TempoChange(0, 138))));
        Assert.Equal(90, ReferenceTempo.Of(ScoreOf(60, new TempoChange(0, 120), new TempoChange(25, 90))));
    }

    [Fact]
    public void What_follows_the_last_note_does_not_count() =>
        Assert.Equal(120, ReferenceTempo.Of(ScoreOf(30, new TempoChange(0, 120), new TempoChange(25, 90), new TempoChange(1000, 60))));

    [Fact]
    public void Stretches_of_one_tempo_add_up() => Assert.Equal(
        100, ReferenceTempo.Of(ScoreOf(60, new TempoChange(0, 100), new TempoChange(20, 70), new TempoChange(45, 100))));

    [Fact]
    public void Of_a_tempo_that_drifts_the_middle_counts() => Assert.Equal(
        104, ReferenceTempo.Of(ScoreOf(50, [.. Enumerable.Range(0, 5).Select(step => new TempoChange(10 * step, 100 + (2 * step)))])));

    [Fact]
    public void A_score_without_notes_or_tempo_has_the_default_tempo() =>
        Assert.Equal(120, ReferenceTempo.Of(new Score([], TempoMap.Constant(TempoMap.DefaultBpm))));
}
