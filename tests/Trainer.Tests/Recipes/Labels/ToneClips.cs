using WeakSep.Audio.Spectral;
using WeakSep.Trainer.Data.Labels;

namespace WeakSep.Trainer.Tests.Recipes.Labels;

/// <summary>Clips of two tones that come and go by formula, with all that may be known of them.</summary>
internal sealed class ToneClips : IClipSource
{
    private static readonly double[] Hertz = [500, 1500];

    public IReadOnlyList<string> Classes { get; } = ["low", "high"];

    public ClipShape Shape { get; } = new(new StftGrid(4000, 64, 32), 32 * 23);

    public long Count { get; init; } = 12;

    /// <summary>Whether frames are labelled, not only clips.</summary>
    public bool HasFrames { get; init; } = true;

    public bool HasSources { get; init; } = true;

    public WeakLabels Labels(long index)
    {
        var labels = EventLabels.Render(Events(index), Classes.Count, Shape, LabelRule.Centre);

        return HasFrames ? labels : labels with { Frames = null };
    }

    public LabelledClip Clip(long index)
    {
        var sources = Classes.Select(_ => new float[Shape.Samples]).ToArray();

        foreach (var one in Events(index))
        {
            for (var n = one.Start; n < one.End; n++)
            {
                sources[one.Class][n] = (float)(0.3 * Math.Sin(2 * Math.PI * Hertz[one.Class] * n / Shape.Grid.SampleRate));
            }
        }

        return new LabelledClip($"clip {index}", [.. sources[0].Zip(sources[1], (low, high) => low + high)], HasSources ? sources : null, Labels(index));
    }

    private static IEnumerable<ClipEvent> Events(long index)
    {
        var start = (int)(index * 97 % 300);

        if (index % 3 != 0)
        {
            yield return new ClipEvent(0, start, start + 400);
        }

        if (index % 3 != 1)
        {
            yield return new ClipEvent(1, 300 - start, 700 - start);
        }
    }
}
