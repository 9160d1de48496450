using WeakSep.Composer.Rendering.DataSets;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Tests.Rendering.DataSets;

public class HumanizerTests
{
    private static readonly Score Grid = new(
        [
            new ScorePart
            {
                Notes =
                [
                    .. Enumerable.Range(0, 400).Select(
                        i => new ScoreNote(1 + (i / 2 * 0.25), 1.2 + (i / 2 * 0.25), 60 + (i % 2 * 4), 80)),
                ],
            },
        ],
        TempoMap.Constant(120));

    [Fact]
    public void Notes_leave_the_grid_by_milliseconds()
    {
        var played = Humanizer.Play(Grid, new Dice(3)).Parts[0].Notes;
        var deviations = Grid.Parts[0].Notes.Zip(played, (written, note) => note.Onset - written.Onset).ToList();
        Assert.All(deviations, deviation => Assert.InRange(deviation, -0.06, 0.06));
        Assert.InRange(Math.Sqrt(deviations.Average(deviation => deviation * deviation)), 0.003, 0.03);
        Assert.All(played, note => Assert.True(note.Offset > note.Onset && note.Velocity is >= 1 and <= 127));
        Assert.True(played.Select(note => note.Velocity).Distinct().Count() > 10);
    }

    [Fact]
    public void The_same_dice_play_alike() =>
        Assert.Equal(
            Humanizer.Play(Grid, new Dice(3)).Parts[0].Notes, Humanizer.Play(Grid, new Dice(3)).Parts[0].Notes);
}
