using WeakSep.Audio;
using WeakSep.RealtimeSeparator;

namespace WeakSep.Host.Evaluation;

/// <summary>Keeps the mean of the channels of every stem.</summary>
internal sealed class MonoSink : IStemSink
{
    private readonly int _channels;
    private int _frames;

    /// <summary>Prepares for a mixture.</summary>
    /// <param name="sources">Number of stems.</param>
    /// <param name="frames">Length of the mixture; what is longer is dropped.</param>
    /// <param name="channels">Channels of the mixture.</param>
    internal MonoSink(int sources, int frames, int channels)
    {
        _channels = channels;
        Stems = [.. Enumerable.Range(0, sources).Select(_ => new float[frames])];
    }

    /// <summary>One signal per stem.</summary>
    internal IReadOnlyList<float[]> Stems { get; }

    /// <inheritdoc/>
    public void Write(ReadOnlyMemory<float> mixture, IReadOnlyList<ReadOnlyMemory<float>> stems)
    {
        var frames = Math.Min(mixture.Length / _channels, Stems[0].Length - _frames);

        for (var index = 0; index < stems.Count; index++)
        {
            Interleaving.Mean(stems[index].Span[..(frames * _channels)], _channels, Stems[index].AsSpan(_frames));
        }

        _frames += frames;
    }
}
