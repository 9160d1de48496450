using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Offline;

/// <summary>Samples of several channels in order, each channel in one piece: added at the end, dropped at the start.</summary>
internal sealed class SampleQueue
{
    private readonly float[][] _channels;
    private int _head;      // index of the oldest sample in the arrays

    /// <summary>Creates an empty queue.</summary>
    /// <param name="channels">Number of channels.</param>
    internal SampleQueue(int channels)
    {
        _channels = new float[channels][];
        Array.Fill(_channels, []);
    }

    /// <summary>Samples per channel held now.</summary>
    internal int Count { get; private set; }

    /// <summary>The samples of a channel, oldest first.</summary>
    internal ReadOnlySpan<float> Channel(int channel) => _channels[channel].AsSpan(_head, Count);

    /// <summary>Adds interleaved frames, [frames, channels].</summary>
    internal void AddInterleaved(ReadOnlySpan<float> interleaved)
    {
        var frames = interleaved.Length / _channels.Length;
        MakeRoom(frames);

        for (var channel = 0; channel < _channels.Length; channel++)
        {
            Interleaving.Split(interleaved, _channels.Length, channel, _channels[channel].AsSpan(_head + Count));
        }

        Count += frames;
    }

    /// <summary>Adds all samples of another queue.</summary>
    internal void Add(SampleQueue other)
    {
        MakeRoom(other.Count);

        for (var channel = 0; channel < _channels.Length; channel++)
        {
            other.Channel(channel).CopyTo(_channels[channel].AsSpan(_head + Count));
        }

        Count += other.Count;
    }

    /// <summary>Copies the oldest samples, interleaved.</summary>
    internal void CopyInterleaved(Span<float> interleaved)
    {
        for (var channel = 0; channel < _channels.Length; channel++)
        {
            Interleaving.Join(Channel(channel)[..(interleaved.Length / _channels.Length)], _channels.Length, channel, interleaved);
        }
    }

    /// <summary>Forgets the oldest samples.</summary>
    internal void Drop(int count)
    {
        Count -= count;
        _head = Count == 0 ? 0 : _head + count;
    }

    /// <summary>Forgets all samples and keeps the memory.</summary>
    internal void Clear() => Drop(Count);

    private void MakeRoom(int extra)
    {
        if (_head + Count + extra <= _channels[0].Length)
        {
            return;
        }

        var capacity = Math.Max(_channels[0].Length, Count + extra);

        for (var channel = 0; channel < _channels.Length; channel++)
        {
            var samples = capacity == _channels[channel].Length ? _channels[channel] : new float[capacity + (capacity / 4)];
            _channels[channel].AsSpan(_head, Count).CopyTo(samples);
            _channels[channel] = samples;
        }

        _head = 0;
    }
}
