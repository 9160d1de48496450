using System.Diagnostics;
using System.Numerics.Tensors;
using WeakSep.Audio;
using WeakSep.Audio.Buffers;
using WeakSep.RealtimeSeparator.Interop;
using WeakSep.RealtimeSeparator.Streaming;

namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>
/// Runs a model beside the audio thread: takes frames in order and gives their masks in order. Where masks are late, the last
/// ones stand in and the lateness is counted.
/// </summary>
/// <remarks>
/// The audio thread calls <see cref="Post"/> and <see cref="Take"/>; the model runs on a thread of this class. When the model
/// is so far behind that frames find no room, they are dropped and counted.
/// </remarks>
internal sealed class BlockScheduler : IDisposable
{
    private readonly IStreamingMaskModel _model;
    private readonly RingBuffer<float> _frames;         // content goes in before its number, in both directions, and comes out after
    private readonly RingBuffer<PostedFrame> _posts;
    private readonly RingBuffer<float> _masks;
    private readonly RingBuffer<long> _maskNumbers;
    private readonly Wakeup _wakeup = new();
    private readonly Thread _thread;
    private readonly Action? _prepareThread;
    private readonly float[] _last;                     // the newest masks that the audio thread has, [sources, bins]
    private long _lastNumber = -1;
    private long _posted;
    private long _lateFrames;
    private long _droppedFrames;
    private long _allocatedBytes;
    private long _finishedFrames;
    private long _unusableFrames;
    private volatile bool _stopped;
    private volatile Exception? _failure;

    /// <summary>Starts the model's thread.</summary>
    /// <param name="model">The model, warmed up; the caller disposes it after this.</param>
    /// <param name="capacityFrames">Frames that may be under way.</param>
    /// <param name="prepareThread">Called first on the model's thread, to give it a real-time priority; null: nothing is done.</param>
    internal BlockScheduler(IStreamingMaskModel model, int capacityFrames, Action? prepareThread)
    {
        var (bins, sources) = (model.Facts.Bins, model.Facts.Sources.Count);
        _model = model;
        _prepareThread = prepareThread;
        _frames = new RingBuffer<float>(capacityFrames * bins);
        _posts = new RingBuffer<PostedFrame>(capacityFrames);
        _masks = new RingBuffer<float>(capacityFrames * bins * sources);
        _maskNumbers = new RingBuffer<long>(capacityFrames);
        _last = new float[sources * bins];
        _last.AsSpan().Fill(1f / sources);
        _thread = new Thread(Work) { IsBackground = true, Name = "WeakSep model", Priority = ThreadPriority.Highest };
        _thread.Start();
    }

    /// <summary>Frames whose masks did not come in time.</summary>
    internal long LateFrames => Volatile.Read(ref _lateFrames);

    /// <summary>Frames for which there was no room.</summary>
    internal long DroppedFrames => Volatile.Read(ref _droppedFrames);

    /// <summary>Frames whose masks were not numbers; the model was reset and the last masks stood in.</summary>
    internal long UnusableFrames => Volatile.Read(ref _unusableFrames);

    /// <summary>Frames that the model has not finished.</summary>
    internal long FramesUnderWay => _posted - DroppedFrames - Volatile.Read(ref _finishedFrames);

    /// <summary>Bytes that the model's thread has allocated since it began.</summary>
    internal long AllocatedBytes => Volatile.Read(ref _allocatedBytes);

    /// <summary>Why the model stopped, or null while it runs; the last masks stand in for all that follow.</summary>
    internal Exception? Failure => _failure;

    /// <summary>How long the model takes per frame.</summary>
    internal DurationHistogram Durations { get; } = new();

    /// <summary>How long it takes from the start of the block that completed a frame until masks are there.</summary>
    internal DurationHistogram Responses { get; } = new();

    /// <summary>Hands the next frame to the model.</summary>
    /// <param name="magnitude">[bins].</param>
    /// <param name="blockStartedAt">What <see cref="Stopwatch.GetTimestamp"/> gave when the block began that completed the frame.</param>
    [AudioThread]
    internal void Post(ReadOnlySpan<float> magnitude, long blockStartedAt)
    {
        Span<PostedFrame> post = [new(_posted++, blockStartedAt)];

        if (_posts.Room > 0 && _frames.TryWrite(magnitude))
        {
            _posts.Write(post);
            _wakeup.Signal();
        }
        else
        {
            Volatile.Write(ref _droppedFrames, _droppedFrames + 1);
        }
    }

    /// <summary>Gives a frame's masks, or the last ones that there are.</summary>
    /// <param name="frame">Number of the frame; never lower than the one before.</param>
    /// <returns>[sources, bins], until the next call.</returns>
    [AudioThread]
    internal ReadOnlySpan<float> Take(long frame)
    {
        Span<long> number = [0];

        while (_lastNumber < frame && _maskNumbers.TryRead(number))
        {
            _masks.TryRead(_last);
            _lastNumber = number[0];
        }

        if (_lastNumber < frame)
        {
            Volatile.Write(ref _lateFrames, _lateFrames + 1);
        }

        return _last;
    }

    /// <summary>Forgets lateness and durations; only while no frame is under way.</summary>
    internal void ClearStatistics()
    {
        _lateFrames = 0;
        _droppedFrames = 0;
        _unusableFrames = 0;
        Durations.Clear();
        Responses.Clear();
    }

    /// <summary>Stops the model's thread and waits for it.</summary>
    public void Dispose()
    {
        _stopped = true;
        _wakeup.Signal();
        _thread.Join();
        _wakeup.Dispose();
    }

    private void Work()
    {
        var magnitude = new float[_model.Facts.Bins];
        var masks = new float[_last.Length];
        Span<PostedFrame> post = [default];

        try
        {
            _prepareThread?.Invoke();
            var before = GC.GetAllocatedBytesForCurrentThread();

            while (true)
            {
                _wakeup.Wait();

                if (_stopped)
                {
                    return;
                }

                if (_posts.TryRead(post))
                {
                    _frames.TryRead(magnitude);
                    Compute(magnitude, masks, post[0]);
                    Volatile.Write(ref _allocatedBytes, GC.GetAllocatedBytesForCurrentThread() - before);
                    Volatile.Write(ref _finishedFrames, _finishedFrames + 1);
                }
            }
        }
        catch (Exception problem)
        {
            // The audio goes on with the last masks; who asks for the failure reports it.
            _failure = problem;
        }
    }

    private void Compute(ReadOnlySpan<float> magnitude, Span<float> masks, PostedFrame post)
    {
        var started = Stopwatch.GetTimestamp();
        _model.NextMasks(magnitude, masks);
        Durations.AddSince(started);
        Span<long> number = [post.Number - _model.DelayFrames];

        if (number[0] < 0)
        {
            return;
        }

        // One value that is not a number makes the sum none, and would stay in the model's state for ever.
        if (!float.IsFinite(TensorPrimitives.Sum(masks)))
        {
            _model.Reset();
            Volatile.Write(ref _unusableFrames, _unusableFrames + 1);
            return;
        }

        if (_maskNumbers.Room > 0 && _masks.TryWrite(masks))
        {
            _maskNumbers.Write(number);
            Responses.AddSince(post.BlockStartedAt);
        }
    }
}
