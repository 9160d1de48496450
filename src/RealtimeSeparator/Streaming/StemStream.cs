using WeakSep.Audio.Spectral;

namespace WeakSep.RealtimeSeparator.Streaming;

/// <summary>One source on its way back to samples: a synthesizer per channel, what is ready, and the block that goes out.</summary>
internal sealed class StemStream
{
    private readonly StftSynthesizer[] _synthesizers;
    private readonly float[][] _ready;      // [channels][samples], oldest first
    private readonly int[] _counts;
    private readonly float[][] _blocks;     // [channels][block]

    internal StemStream(StftGrid grid, WindowPair windows, int channels, int blockFrames)
    {
        _synthesizers = [.. Enumerable.Range(0, channels).Select(_ => new StftSynthesizer(grid, windows, StftEdges.Causal))];
        _ready = [.. _synthesizers.Select(_ => new float[(2 * blockFrames) + (2 * grid.Hop)])];
        _counts = new int[channels];
        _blocks = [.. _synthesizers.Select(_ => new float[blockFrames])];
    }

    /// <summary>Samples per channel that are ready.</summary>
    internal int Available => _counts[^1];

    /// <summary>What goes out on a channel.</summary>
    internal ReadOnlySpan<float> Block(int channel) => _blocks[channel];

    /// <summary>Adds the next frame of a channel.</summary>
    internal void Push(int channel, ReadOnlySpan<float> re, ReadOnlySpan<float> im)
    {
        _synthesizers[channel].Push(re, im);
        _counts[channel] += _synthesizers[channel].Read(_ready[channel].AsSpan(_counts[channel]));
    }

    /// <summary>Fills the block: silence, then what is ready, then silence where that is too little.</summary>
    /// <param name="skipped">Samples of what is ready that come too late and are left out.</param>
    /// <param name="silence">Samples of silence at the start.</param>
    /// <param name="wanted">Samples of signal.</param>
    internal void Fill(int skipped, int silence, int wanted)
    {
        for (var channel = 0; channel < _blocks.Length; channel++)
        {
            var block = _blocks[channel].AsSpan(0, silence + wanted);
            var ready = _ready[channel];
            var count = Math.Min(wanted, _counts[channel] - skipped);
            block.Clear();
            ready.AsSpan(skipped, count).CopyTo(block[silence..]);
            ready.AsSpan(skipped + count, _counts[channel] - skipped - count).CopyTo(ready);
            _counts[channel] -= skipped + count;
        }
    }
}
