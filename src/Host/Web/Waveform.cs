using System.Numerics.Tensors;
using WeakSep.Audio;

namespace WeakSep.Host.Web;

/// <summary>Draws a part of a stem's waveform: from its peaks, or from its samples where columns are narrower than those.</summary>
internal static class Waveform
{
    /// <summary>Draws; columns that are not rendered yet are (0, 0).</summary>
    /// <param name="track">The stem.</param>
    /// <param name="format">Its rate and channels.</param>
    /// <param name="fromFrame">Where the first column begins, in frames.</param>
    /// <param name="framesPerColumn">Frames of a column.</param>
    /// <param name="columns">Receives [columns, (lowest, highest)].</param>
    internal static void Draw(IStemTrack track, AudioFormat format, double fromFrame, double framesPerColumn, Span<sbyte> columns)
    {
        var peaks = track.Peaks;

        if (framesPerColumn >= peaks.StepFrames)
        {
            peaks.Draw(fromFrame, framesPerColumn, columns);
            return;
        }

        using var samples = track.Open();
        var count = columns.Length / 2;
        var (first, end) = ((long)fromFrame, (long)Math.Ceiling(fromFrame + (count * framesPerColumn)));
        var block = new float[(end - first) * format.Channels];
        var read = samples.Read(first, block.AsSpan(0, (int)Math.Clamp(track.ReadyFrames - first, 0, end - first) * format.Channels));

        for (var column = 0; column < count; column++)
        {
            // At least one sample: columns may be narrower than that, too.
            var from = (int)((long)(fromFrame + (column * framesPerColumn)) - first);
            var to = Math.Max(from + 1, (int)Math.Ceiling(fromFrame + ((column + 1) * framesPerColumn) - first));

            if (from < read)
            {
                var part = block.AsSpan(from * format.Channels, (Math.Min(to, read) - from) * format.Channels);
                columns[2 * column] = PeakPyramid.ToPeak(TensorPrimitives.Min<float>(part), up: false);
                columns[(2 * column) + 1] = PeakPyramid.ToPeak(TensorPrimitives.Max<float>(part), up: true);
            }
        }
    }
}
