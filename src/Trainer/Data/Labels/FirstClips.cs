namespace WeakSep.Trainer.Data.Labels;

/// <summary>The first clips of a source.</summary>
/// <param name="clips">All clips.</param>
/// <param name="count">How many of them.</param>
internal sealed class FirstClips(IClipSource clips, long count) : IClipSource
{
    public IReadOnlyList<string> Classes => clips.Classes;

    public ClipShape Shape => clips.Shape;

    public long Count => Math.Min(count, clips.Count);

    public WeakLabels Labels(long index) => clips.Labels(index);

    public LabelledClip Clip(long index) => clips.Clip(index);
}
