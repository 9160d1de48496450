using WeakSep.MidiScore.PianoRolls;

namespace WeakSep.MidiScore.Tests.PianoRolls;

public class PianoRollRendererTests
{
    private const double FramesPerSecond = 32;      // the paper's grid

    // Onset and offset in seconds against a row of frames: floor(32 u) ... floor(32 v) - 1, at least one.
    [Theory]
    [InlineData(0, 0.125, 0, "||||----")]
    [InlineData(0.03125, 0.0937, 0, "-|------")]        // 0.0937 * 32 = 2.998: frame 2 is not reached
    [InlineData(0.03, 0.09375, 0, "|||-----")]
    [InlineData(0.05, 0.051, 0, "-|------")]            // shorter than a frame: one frame
    [InlineData(0.05, 0.07, 0, "-|------")]
    [InlineData(0.20, 9, 0, "------||")]
    [InlineData(1, 2, 0, "--------")]
    [InlineData(1, 1.125, 1, "||||----")]
    [InlineData(0.5, 1.0625, 1, "||------")]            // begins before the clip
    [InlineData(0.5, 1, 1, "--------")]
    [InlineData(0.99, 0.995, 1, "--------")]            // one frame, but before the clip
    [InlineData(0, 0.0625, -0.0625, "--||----")]        // a clip that begins before the score
    public void A_note_fills_the_specification_s_frames(double onset, double offset, double start, string expected)
    {
        var roll = PianoRollRenderer.Render([new ScoreNote(onset, offset, 60, 1)], FramesPerSecond, start, 8);

        Assert.Equal(expected, Row(roll, 60));
    }

    [Fact]
    public void A_boundary_that_rounding_moved_counts_as_the_frame_it_stands_for()
    {
        // 0.1 + 0.2 in doubles is a hair above 0.3 and 3 * 0.1 as well; 0.3 - 0.1 is a hair below 0.2.
        var roll = PianoRollRenderer.Render([new ScoreNote(0.3 - 0.1, 0.1 + 0.2, 60, 1)], 10, 0, 5);

        Assert.Equal("--|--", Row(roll, 60));
    }

    [Fact]
    public void Notes_off_the_keyboard_are_left_out_and_velocity_does_not_matter()
    {
        ScoreNote[] notes = [new(0, 1, 20, 127), new(0, 1, 21, 1), new(0, 1, 108, 127), new(0, 1, 109, 127)];
        var roll = PianoRollRenderer.Render(notes, 2, 0, 2);

        Assert.Equal(4, roll.ToFloats().Sum());
        Assert.True(roll[0, 0] && roll[1, 0] && roll[0, 87] && roll[1, 87]);
    }

    [Fact]
    public void Floats_are_laid_out_frame_by_frame()
    {
        var roll = new PianoRoll(2);
        roll[1, 3] = true;

        Assert.Equal(1f, roll.ToFloats()[88 + 3]);
        Assert.Equal(1f, roll.ToFloats().Sum());
    }

    [Fact]
    public void Rolls_of_one_class_are_joined()
    {
        var roll = PianoRollRenderer.Render([new ScoreNote(0, 0.5, 60, 1)], 4, 0, 4);
        roll.Add(PianoRollRenderer.Render([new ScoreNote(0.25, 0.75, 60, 1)], 4, 0, 4));

        Assert.Equal("|||-", Row(roll, 60));
        Assert.Throws<ArgumentException>(() => roll.Add(new PianoRoll(3)));
    }

    [Fact]
    public void The_active_share_counts_frames_over_all_clips()
    {
        var busy = PianoRollRenderer.Render([new ScoreNote(0, 0.75, 60, 1), new ScoreNote(0, 0.5, 64, 1)], 4, 0, 4);

        Assert.Equal(3, busy.ActiveFrames);
        Assert.Equal(3.0 / 10, ActivityRates.ActiveShare([busy, new PianoRoll(6)]));
        Assert.Equal(0, ActivityRates.ActiveShare([]));
    }

    private static string Row(PianoRoll roll, int pitch) => string.Concat(
        Enumerable.Range(0, roll.Frames).Select(frame => roll[frame, pitch - PianoRoll.LowestPitch] ? '|' : '-'));
}
