using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>Deals frames to a model's interleaved streams and puts their masks back in order.</summary>
internal static class InterleavedFrames
{
    /// <summary>Computes the masks of some frames of one stream.</summary>
    /// <param name="stream">Which, counted from the stream of the first frame.</param>
    /// <param name="magnitude">[count, bins] and more.</param>
    /// <param name="count">How many.</param>
    /// <param name="masks">Receives [sources, count, bins].</param>
    internal delegate void StreamCall(int stream, float[] magnitude, int count, float[] masks);

    /// <summary>Computes the masks of consecutive frames, stream by stream.</summary>
    /// <param name="facts">The model.</param>
    /// <param name="magnitude">[frames, bins].</param>
    /// <param name="frames">At least 1.</param>
    /// <param name="masks">Receives [sources, frames, bins].</param>
    /// <param name="call">Computes one stream.</param>
    internal static void Run(ModelFacts facts, ReadOnlySpan<float> magnitude, int frames, Span<float> masks, StreamCall call)
    {
        var (bins, sources) = (facts.Bins, facts.Sources.Count);
        var streams = Math.Min(facts.Interleave, frames);
        var most = (frames + streams - 1) / streams;
        var dealt = new float[most * bins];
        var found = new float[sources * most * bins];

        for (var stream = 0; stream < streams; stream++)
        {
            // Every so-manieth frame is this stream's, however few there are.
            var count = (frames - stream + facts.Interleave - 1) / facts.Interleave;

            for (var index = 0; index < count; index++)
            {
                magnitude.Slice((stream + (index * facts.Interleave)) * bins, bins).CopyTo(dealt.AsSpan(index * bins));
            }

            call(stream, dealt, count, found);

            for (var row = 0; row < sources * count; row++)
            {
                var (source, index) = Math.DivRem(row, count);
                var frame = (source * frames) + stream + (index * facts.Interleave);
                found.AsSpan(row * bins, bins).CopyTo(masks[(frame * bins)..]);
            }
        }
    }
}
