namespace WeakSep.RealtimeSeparator.Streaming;

/// <summary>The spectra of the newest frames, which wait for their masks.</summary>
internal sealed class FrameStore
{
    private readonly Frame[] _slots;

    /// <summary>Takes the memory.</summary>
    /// <param name="capacity">Frames that are kept.</param>
    /// <param name="channels">Channels of a frame.</param>
    /// <param name="bins">Bins of a spectrum.</param>
    /// <param name="modelBins">Bins that the model sees.</param>
    internal FrameStore(int capacity, int channels, int bins, int modelBins)
    {
        _slots = [.. Enumerable.Range(0, capacity).Select(_ => new Frame(channels, bins, modelBins))];
    }

    /// <summary>Frames so far.</summary>
    internal long Count { get; private set; }

    /// <summary>Where the next frame is written.</summary>
    internal Frame Next => this[Count];

    /// <summary>A frame by its number; the oldest that are kept are overwritten.</summary>
    internal Frame this[long number] => _slots[(int)(number % _slots.Length)];

    /// <summary>Says that the next frame is written.</summary>
    internal void Advance() => Count++;

    /// <summary>One frame: the spectrum of every channel, and the mean magnitude that the model sees.</summary>
    internal sealed class Frame(int channels, int bins, int modelBins)
    {
        private readonly float[] _re = new float[channels * bins];
        private readonly float[] _im = new float[channels * bins];
        private readonly float[] _magnitude = new float[modelBins];

        /// <summary>[model bins].</summary>
        internal Span<float> Magnitude => _magnitude;

        /// <summary>Real parts of a channel, [bins].</summary>
        internal Span<float> Re(int channel) => _re.AsSpan(channel * bins, bins);

        /// <summary>Imaginary parts of a channel, [bins].</summary>
        internal Span<float> Im(int channel) => _im.AsSpan(channel * bins, bins);
    }
}
