using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Labels;
using WeakSep.Trainer.Data.Mixed;

namespace WeakSep.Trainer.Tests.Data.Mixed;

public class CoarseRollsTests
{
    [Fact]
    public void Notes_become_activity_of_frames_or_of_clips()
    {
        UInt128[][] rolls = [[0, 1, 6, 0, 0, 0, 0, 8], [0, 0, 0, 0, 1, 0, 0, 0]];

        Assert.Equal(["-##----#", "----#---"], Text(CoarseRolls.OfFrames(rolls)));
        // Clips of three frames: the third has two.
        Assert.Equal(["###---##", "---###--"], Text(CoarseRolls.OfClips(rolls, 3)));
    }

    [Fact]
    public void Pitches_leave_no_trace()
    {
        Assert.Equal(CoarseRolls.OfFrames([[0, 1, 2]]), CoarseRolls.OfFrames([[0, 64, 4096 + 1]]));
    }

    [Fact]
    public void A_transposition_moves_no_activity_out_of_the_roll()
    {
        foreach (var semitones in new[] { -12, 0, 12 })
        {
            var clip = new float[88];
            BatchBuilder.WriteRoll([CoarseRolls.Sounds], 0, 1, semitones, 0, 1, clip);
            Assert.Equal(1, clip.Sum());
        }
    }

    [Fact]
    public void Times_become_the_frames_that_a_note_would_have()
    {
        // 10 frames a second: 0.25 to 0.5 s is frames 2 to 4; what is shorter than a frame has one; what ends late ends with the song.
        LabelledInterval[] events = [new(0, 0.25, 0.5), new(1, 0.11, 0.12), new(1, 0.7, 9)];

        Assert.Equal(["--###---", "-#-----#"], Text(CoarseRolls.OfEvents(events, 2, 8, 10)));
        Assert.Equal(["###", "---"], Text(CoarseRolls.OfTags([true, false], 3)));
    }

    [Fact]
    public void A_stem_sounds_where_it_has_energy()
    {
        using var maker = new TrackMaker();
        using var track = maker.Make("t", "-a-", "---");
        var text = Text(CoarseRolls.OfSources(track.Sources!, track.Frames, TrackMaker.Hop));

        // Frames 16 to 31; the next one reaches back into the sound by half a hop.
        Assert.Equal(new string('-', 16) + new string('#', 17) + new string('-', 15), text[0]);
        Assert.Equal(new string('-', 48), text[1]);
        Assert.Equal(new string('-', 48), Text(CoarseRolls.OfSources([null], track.Frames, TrackMaker.Hop))[0]);
    }

    private static string[] Text(UInt128[][] rolls) => [.. rolls.Select(roll => string.Concat(roll.Select(row => row == 0 ? '-' : '#')))];
}
