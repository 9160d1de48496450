using WeakSep.Audio;
using WeakSep.Audio.Spectral;

namespace WeakSep.RealtimeSeparator.Offline;

/// <summary>One source on its way back to samples: a synthesizer per channel, and what is ready, interleaved.</summary>
internal sealed class StemVoice
{
    private readonly StftSynthesizer[] _synthesizers;
    private readonly int[] _readyFrames;        // per channel
    private readonly float[] _ready;            // [frames, channels]
    private readonly float[] _channelSamples;

    internal StemVoice(int source, int channels, StftGrid grid, WindowPair windows, StftEdges edges, int batchFrames)
    {
        Source = source;
        _synthesizers = [.. Enumerable.Range(0, channels).Select(_ => new StftSynthesizer(grid, windows, edges))];
        _readyFrames = new int[channels];
        _ready = new float[((batchFrames * grid.Hop) + grid.WindowSize) * channels];
        _channelSamples = new float[grid.Hop + grid.WindowSize];
        Mask = new float[grid.Bins];
        Re = new float[grid.Bins];
        Im = new float[grid.Bins];
    }

    /// <summary>Index of the source in the model.</summary>
    internal int Source { get; }

    /// <summary>Scratch for the mask of a frame, [file bins].</summary>
    internal float[] Mask { get; }

    /// <summary>Scratch for the real parts of a masked frame, [file bins].</summary>
    internal float[] Re { get; }

    /// <summary>Scratch for the imaginary parts of a masked frame, [file bins].</summary>
    internal float[] Im { get; }

    /// <summary>Samples per channel that are ready.</summary>
    internal int ReadyFrames => _readyFrames[^1];

    /// <summary>Transforms the frame in <see cref="Re"/> and <see cref="Im"/> back as the next of a channel.</summary>
    internal void PushFrame(int channel)
    {
        _synthesizers[channel].Push(Re, Im);
        Collect(channel);
    }

    /// <summary>Brings out the samples behind the last frame.</summary>
    /// <param name="totalFrames">Length of the signal.</param>
    internal void Complete(long totalFrames)
    {
        for (var channel = 0; channel < _synthesizers.Length; channel++)
        {
            _synthesizers[channel].Complete(totalFrames);
            Collect(channel);
        }
    }

    /// <summary>Takes what is ready; valid until the next frame is pushed.</summary>
    internal ReadOnlyMemory<float> TakeReady()
    {
        var taken = _ready.AsMemory(0, ReadyFrames * _synthesizers.Length);
        Array.Clear(_readyFrames);
        return taken;
    }

    private void Collect(int channel)
    {
        var channels = _synthesizers.Length;
        var count = _synthesizers[channel].Read(_channelSamples);
        Interleaving.Join(_channelSamples.AsSpan(0, count), channels, channel, _ready.AsSpan(_readyFrames[channel] * channels));
        _readyFrames[channel] += count;
    }
}
