using WeakSep.Audio.Spectral;
using WeakSep.Trainer.Data.Labels;

namespace WeakSep.Trainer.Tests.Data.Labels;

public class EventLabelsTests
{
    private static readonly ClipShape Shape = new(new StftGrid(8000, 8, 4), 40);     // 11 frames, centred on 0, 4, ... 40

    [Theory]
    [InlineData(LabelRule.Centre, 8, 17, "00111000000")]
    [InlineData(LabelRule.Centre, 9, 16, "00010000000")]
    [InlineData(LabelRule.Centre, -5, 1, "10000000000")]
    [InlineData(LabelRule.Centre, 33, 99, "00000000010")]     // frame 10 is centred behind the clip's last sample
    [InlineData(LabelRule.Centre, 5, 8, "00000000000")]
    [InlineData(LabelRule.Overlap, 8, 17, "00111100000")]     // windows [t - 4, t + 4)
    [InlineData(LabelRule.Overlap, 9, 10, "00110000000")]
    [InlineData(LabelRule.Overlap, 0, 40, "11111111111")]
    public void Frames_are_labelled_by_the_rule(LabelRule rule, int start, int end, string expected)
    {
        var labels = EventLabels.Render([new ClipEvent(1, start, end)], 2, Shape, rule);
        var row = string.Concat(Enumerable.Range(0, 11).Select(frame => labels.Frames![frame * 2 + 1]));
        Assert.Equal(expected, row);
        Assert.Equal([0, 1], labels.Clip);
        Assert.All(Enumerable.Range(0, 11), frame => Assert.Equal(0, labels.Frames![frame * 2]));
    }

    [Fact]
    public void An_event_outside_the_clip_is_not_labelled()
    {
        var labels = EventLabels.Render([new ClipEvent(0, -9, 0), new ClipEvent(0, 40, 50)], 1, Shape, LabelRule.Overlap);
        Assert.All(labels.Frames!, value => Assert.Equal(0, value));
        Assert.Equal([0], labels.Clip);
    }
}
