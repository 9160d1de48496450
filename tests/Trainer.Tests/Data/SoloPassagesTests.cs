using WeakSep.Trainer.Data;

namespace WeakSep.Trainer.Tests.Data;

public class SoloPassagesTests
{
    private const int Character = 16;        // frames of a character in a track's line

    [Fact]
    public void A_passage_ends_before_another_instrument_enters()
    {
        using var maker = new TrackMaker();
        using var track = maker.Make("t", "aabb----", "----aa--");
        var passages = SoloPassages.Find([track], 2, tailFrames: 4, shortestFrames: 5);

        // Instrument 0 sounds in frames 0 to 63 and dies away for 4; instrument 1 enters at 64.
        Assert.Equal([new SoloPassage(track, 0, 4 * Character - 1)], passages[0]);
    }

    [Fact]
    public void A_passage_begins_when_the_others_have_died_away()
    {
        using var maker = new TrackMaker();
        using var track = maker.Make("t", "aa------", "-aaaaa--");
        var passages = SoloPassages.Find([track], 2, tailFrames: 4, shortestFrames: 5);

        // Instrument 0 last sounds in frame 31; with its tail the air is clear from frame 36 on.
        Assert.Equal(2 * Character + 4, Assert.Single(passages[1]).Start);
        Assert.InRange(passages[1][0].End, 6 * Character - 1, 6 * Character + 4);
    }

    [Fact]
    public void Instruments_that_always_play_together_have_none()
    {
        using var maker = new TrackMaker();
        using var track = maker.Make("t", "aaaa", "bbbb");

        Assert.All(SoloPassages.Find([track], 2, 4, 5), Assert.Empty);
    }
}
