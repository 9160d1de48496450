using WeakSep.Audio;
using WeakSep.Audio.Buffers;
using WeakSep.Audio.Files;

namespace WeakSep.Host.Live;

/// <summary>Writes all outputs to disk while they play: the audio thread fills a ring, another thread empties it.</summary>
/// <remarks>
/// What is recorded is what the separator gives, before gain and mute. Where the disk is too slow for the ring, blocks are
/// left out in all files alike and counted.
/// </remarks>
internal sealed class LiveRecorder : IDisposable
{
    private const double RingSeconds = 4;       // longer than disks stall
    private const int PollMilliseconds = 50;
    private const int Sides = 2;

    private readonly AudioWriter[] _writers;
    private readonly RingBuffer<float>[] _rings;
    private readonly float[] _chunk;
    private readonly float[] _interleaved;      // of one block
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _stop = new();
    private bool _skipping;
    private long _lostFrames;
    private volatile Exception? _failure;

    /// <summary>Begins the files, <c>FOLDER/OUTPUT.wav</c>, 32-bit floats.</summary>
    /// <param name="folder">Where they go; made if missing.</param>
    /// <param name="outputs">Names of the outputs.</param>
    /// <param name="sampleRate">In hertz.</param>
    /// <param name="blockFrames">Samples per channel of a block.</param>
    /// <exception cref="AudioFileException">A file cannot be made.</exception>
    internal LiveRecorder(string folder, IReadOnlyList<string> outputs, int sampleRate, int blockFrames)
    {
        Directory.CreateDirectory(folder);
        Folder = folder;
        SampleRate = sampleRate;
        var format = new AudioFormat(sampleRate, Sides);
        _writers = [.. outputs.Select(name => AudioWriter.Create(Path.Combine(folder, name + ".wav"), format, SampleEncoding.Float32))];
        _rings = [.. outputs.Select(_ => new RingBuffer<float>((int)(RingSeconds * sampleRate) * Sides))];
        _chunk = new float[_rings[0].Capacity];
        _interleaved = new float[blockFrames * Sides];
        _thread = new Thread(Write) { IsBackground = true, Name = "WeakSep recorder" };
        _thread.Start();
    }

    /// <summary>Where the files are.</summary>
    internal string Folder { get; }

    /// <summary>Rate of the files, in hertz.</summary>
    internal int SampleRate { get; }

    /// <summary>Samples per channel that the disk was too slow for.</summary>
    internal long LostFrames => Volatile.Read(ref _lostFrames);

    /// <summary>Why recording stopped; null while it goes on.</summary>
    internal Exception? Failure => _failure;

    /// <summary>Adds a block of an output.</summary>
    [AudioThread]
    internal void Add(int output, ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        if (output == 0)
        {
            _skipping = AnyHasNoRoomFor(Sides * left.Length);
        }

        if (_skipping)
        {
            Volatile.Write(ref _lostFrames, _lostFrames + (output == 0 ? left.Length : 0));
            return;
        }

        // Blocks may have grown since the recording began.
        while (!left.IsEmpty)
        {
            var frames = Math.Min(left.Length, _interleaved.Length / Sides);
            var block = _interleaved.AsSpan(0, Sides * frames);

            for (var frame = 0; frame < frames; frame++)
            {
                block[Sides * frame] = left[frame];
                block[(Sides * frame) + 1] = right[frame];
            }

            _rings[output].Write(block);
            left = left[frames..];
            right = right[frames..];
        }
    }

    /// <summary>Ends recording and gives the files their names.</summary>
    /// <exception cref="AudioFileException">A file could not be written.</exception>
    internal void Commit()
    {
        _stop.Set();
        _thread.Join();

        if (_failure is { } failure)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        Drain();
        Array.ForEach(_writers, writer => writer.Commit());
    }

    /// <summary>Ends recording; files that were not committed are removed.</summary>
    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        Array.ForEach(_writers, writer => writer.Dispose());
        _stop.Dispose();
    }

    private bool AnyHasNoRoomFor(int samples)
    {
        foreach (var ring in _rings)
        {
            if (ring.Room < samples)
            {
                return true;
            }
        }

        return false;
    }

    private void Write()
    {
        try
        {
            while (!_stop.Wait(PollMilliseconds))
            {
                Drain();
            }
        }
        catch (Exception problem)
        {
            _failure = problem;
        }
    }

    private void Drain()
    {
        for (var output = 0; output < _rings.Length; output++)
        {
            int count;

            while ((count = _rings[output].Read(_chunk)) > 0)
            {
                _writers[output].Write(_chunk.AsSpan(0, count));
            }
        }
    }
}
