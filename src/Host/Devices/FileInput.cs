using WeakSep.Audio;
using WeakSep.Audio.Buffers;
using WeakSep.Audio.Files;

namespace WeakSep.Host.Devices;

/// <summary>An audio file as a stereo signal, read ahead on a thread of its own, so that playing it does no I/O.</summary>
/// <remarks>
/// The reading thread writes into a ring of two seconds and looks every few milliseconds whether there is room again;
/// the audio thread only takes samples out. Mono files sound on both sides, more than two channels lose all but the first two.
/// </remarks>
internal sealed class FileInput : IPacedInput
{
    private const int Sides = 2;
    private const int ChunkFrames = 2048;
    private const int SecondsAhead = 2;             // a disk that spins up or a busy machine; memory is no concern
    private const int LeastBlocksAhead = 4;         // for large blocks at low rates
    private const int PollMilliseconds = 20;

    private readonly AudioReader _reader;
    private readonly bool _loop;
    private readonly Thread _thread;
    private readonly ManualResetEvent _stop = new(initialState: false);
    private readonly ManualResetEvent _ready = new(initialState: false);    // half full, or all there is
    private RingBuffer<float> _ahead = new(1);
    private float[] _block = [];        // interleaved, [frames, 2]
    private Exception? _failure;
    private volatile bool _complete;
    private long _tail;
    private bool _started;

    /// <summary>Makes the input.</summary>
    /// <param name="reader">The file; disposed with the input.</param>
    /// <param name="loop">Whether to begin again at its end, for ever.</param>
    internal FileInput(AudioReader reader, bool loop)
    {
        _reader = reader;
        _loop = loop;
        _thread = new Thread(ReadAhead) { Name = "WeakSep file", IsBackground = true };
    }

    /// <inheritdoc/>
    public Exception? Failure => Volatile.Read(ref _failure);

    /// <inheritdoc/>
    public void Start(int blockFrames, int tailFrames)
    {
        _tail = tailFrames;
        _block = new float[blockFrames * Sides];
        _ahead = new RingBuffer<float>(Sides * Math.Max(SecondsAhead * _reader.Format.SampleRate, LeastBlocksAhead * blockFrames));
        _started = true;
        _thread.Start();
        _ready.WaitOne();
    }

    /// <inheritdoc/>
    [AudioThread]
    public PacedInputState Next(Span<float> left, Span<float> right)
    {
        // In this order: what is there once the reader is done, is all.
        var complete = _complete;
        var count = _ahead.Count;

        if (count < _block.Length && !complete)
        {
            left.Clear();
            right.Clear();
            return PacedInputState.Starved;
        }

        var read = _ahead.Read(_block);
        _block.AsSpan(read).Clear();
        Interleaving.Split(_block, Sides, 0, left);
        Interleaving.Split(_block, Sides, 1, right);
        _tail -= (_block.Length - read) / Sides;

        return !complete || count > read ? PacedInputState.Playing
            : Failure is not null ? PacedInputState.Failed
            : _tail <= 0 ? PacedInputState.Ended
            : PacedInputState.Playing;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Set();

        if (_started)
        {
            _thread.Join();
        }

        _reader.Dispose();
        _stop.Dispose();
        _ready.Dispose();
    }

    private void ReadAhead()
    {
        try
        {
            var channels = _reader.Format.Channels;
            var interleaved = new float[ChunkFrames * channels];
            var stereo = new float[ChunkFrames * Sides];

            for (var frames = ReadOn(interleaved); frames > 0; frames = ReadOn(interleaved))
            {
                for (var frame = 0; frame < frames; frame++)
                {
                    stereo[Sides * frame] = interleaved[channels * frame];
                    stereo[(Sides * frame) + 1] = interleaved[(channels * frame) + Math.Min(1, channels - 1)];
                }

                if (!Put(stereo.AsSpan(0, frames * Sides)))
                {
                    break;
                }
            }
        }
        catch (AudioFileException problem)
        {
            Volatile.Write(ref _failure, problem);
        }

        _complete = true;
        _ready.Set();
    }

    // At the end of the file the beginning, when looping; an empty file ends even so.
    private int ReadOn(float[] interleaved)
    {
        var frames = _reader.Read(interleaved);

        if (frames == 0 && _loop)
        {
            _reader.Seek(0);
            frames = _reader.Read(interleaved);
        }

        return frames;
    }

    private bool Put(ReadOnlySpan<float> samples)
    {
        while (true)
        {
            samples = samples[_ahead.Write(samples)..];

            if (_ahead.Count >= _ahead.Capacity / 2)
            {
                _ready.Set();
            }

            if (samples.IsEmpty)
            {
                return true;
            }

            if (_stop.WaitOne(PollMilliseconds))
            {
                return false;
            }
        }
    }
}
