using System.Buffers;
using System.Numerics.Tensors;
using WeakSep.Audio;

namespace WeakSep.Host.Web;

/// <summary>Draws a part of a stem's waveform: from its peaks, or from its samples where columns are narrower than those.</summary>
internal static class Waveform
{
    private const int BlockFrames = 1 << 14;

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
        var block = ArrayPool<float>.Shared.Rent((BlockFrames + 1) * format.Channels);
        var group = (int)Math.Min(columns.Length / 2, Math.Max(1, BlockFrames / framesPerColumn));

        for (var column = 0; column < columns.Length / 2; column += group)
        {
            var part = columns[(2 * column)..Math.Min(columns.Length, 2 * (column + group))];
            DrawSamples(samples, track.ReadyFrames, format.Channels, fromFrame + (column * framesPerColumn), framesPerColumn, part, block);
        }

        ArrayPool<float>.Shared.Return(block);
    }

    private static void DrawSamples(
        StemSamples samples, long readyFrames, int channels, double fromFrame, double framesPerColumn, Span<sbyte> columns, float[] block)
    {
        var (first, end) = ((long)fromFrame, (long)Math.Ceiling(fromFrame + (columns.Length / 2 * framesPerColumn)));
        var wanted = (int)Math.Clamp(Math.Min(readyFrames, end) - first, 0, block.Length / channels);
        var read = samples.Read(first, block.AsSpan(0, wanted * channels));

        for (var column = 0; column < columns.Length / 2; column++)
        {
            // At least one sample: columns may be narrower than that, too.
            var from = (int)((long)(fromFrame + (column * framesPerColumn)) - first);
            var to = Math.Max(from + 1, (int)Math.Ceiling(fromFrame + ((column + 1) * framesPerColumn) - first));

            if (from < read)
            {
                var part = block.AsSpan(from * channels, (Math.Min(to, read) - from) * channels);
                columns[2 * column] = PeakPyramid.ToPeak(TensorPrimitives.Min<float>(part), up: false);
                columns[(2 * column) + 1] = PeakPyramid.ToPeak(TensorPrimitives.Max<float>(part), up: true);
            }
        }
    }
}
