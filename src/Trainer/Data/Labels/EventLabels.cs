namespace WeakSep.Trainer.Data.Labels;

/// <summary>Turns events into labels.</summary>
public static class EventLabels
{
    /// <summary>Labels frames and the clip.</summary>
    /// <param name="events">Events of a clip, in any order; they may overlap.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="shape">Length and frames of the clip.</param>
    /// <param name="rule">Which frames of an event count.</param>
    /// <returns>Labels of every frame; the clip's are those of any event that reaches into it.</returns>
    public static WeakLabels Render(IEnumerable<ClipEvent> events, int classes, ClipShape shape, LabelRule rule)
    {
        ArgumentNullException.ThrowIfNull(events);
        var frames = new float[shape.Frames * classes];
        var clip = new float[classes];

        foreach (var one in events)
        {
            var (start, end) = (Math.Max(0, one.Start), Math.Min(shape.Samples, one.End));

            if (start >= end)
            {
                continue;
            }

            clip[one.Class] = 1;
            var (first, behind) = FramesOf(start, end, shape, rule);

            for (var frame = first; frame < behind; frame++)
            {
                frames[frame * classes + one.Class] = 1;
            }
        }

        return new WeakLabels(frames, clip);
    }

    private static (int First, int Behind) FramesOf(int start, int end, ClipShape shape, LabelRule rule)
    {
        var (hop, half) = (shape.Grid.Hop, rule == LabelRule.Overlap ? shape.Grid.WindowSize / 2 : 0);

        // Centre: start <= t * hop < end. Overlap: the window [t * hop - half, t * hop + half) meets [start, end).
        var first = rule == LabelRule.Overlap ? FloorDivide(start - half, hop) + 1 : CeilingDivide(start, hop);

        return (Math.Max(0, first), Math.Min(shape.Frames, CeilingDivide(end + half, hop)));
    }

    private static int CeilingDivide(int value, int divisor) => -FloorDivide(-value, divisor);

    private static int FloorDivide(int value, int divisor) => (int)Math.Floor((double)value / divisor);
}
