using WeakSep.Audio;
using WeakSep.Audio.Buffers;

namespace WeakSep.Host.Mixing;

/// <summary>The frames of one path through a song on their way from the reading thread to the audio thread.</summary>
/// <remarks>
/// A lane goes round: idle, filling (the reading thread's alone), ready (whoever changes the state first has it), playing (the audio
/// thread's, while the reading thread goes on filling), idle. Its position is a function of how many frames were taken, so that
/// nothing but samples goes through the rings.
/// </remarks>
internal sealed class StemLane
{
    private const int Idle = 0;
    private const int Filling = 1;
    private const int Ready = 2;
    private const int Playing = 3;

    private readonly RingBuffer<float>[] _rings;    // per stem: left, right
    private int _state;
    private bool _isComplete;
    private bool _isBlocked;

    /// <summary>Takes the memory.</summary>
    /// <param name="sides">Left and right of every stem.</param>
    /// <param name="capacityFrames">Frames that fit at least.</param>
    internal StemLane(int sides, int capacityFrames) =>
        _rings = [.. Enumerable.Range(0, sides).Select(_ => new RingBuffer<float>(capacityFrames))];

    /// <summary>What it carries.</summary>
    internal PathRequest Request { get; private set; } = PathRequest.None;

    /// <summary>Frames written since its start; the reading thread's.</summary>
    internal long Written { get; private set; }

    /// <summary>Count of the audio thread at the lane's first frame; the audio thread's.</summary>
    internal long Base { get; set; }

    /// <summary>Frames that are to be left out as soon as they come; the audio thread's.</summary>
    internal long Owed { get; set; }

    /// <summary>Frames that can be taken; the last ring is filled last.</summary>
    internal int Available => _rings[^1].Count;

    /// <summary>Frames that fit; the last ring is emptied last.</summary>
    internal int Room => _rings[^1].Room;

    /// <summary>Whether the path's last frame has been written; ask before <see cref="Available"/>.</summary>
    internal bool IsComplete => Volatile.Read(ref _isComplete);

    /// <summary>Whether the frames that come next do not exist yet.</summary>
    internal bool IsBlocked => Volatile.Read(ref _isBlocked);

    /// <summary>Whether the audio thread may take it.</summary>
    internal bool IsReady => Volatile.Read(ref _state) == Ready;

    /// <summary>Takes the lane for another path, unless the audio thread has it; for the reading thread.</summary>
    internal bool TryStart(PathRequest request)
    {
        if (Volatile.Read(ref _state) != Filling
            && Interlocked.CompareExchange(ref _state, Filling, Idle) != Idle
            && Interlocked.CompareExchange(ref _state, Filling, Ready) != Ready)
        {
            return false;
        }

        Array.ForEach(_rings, ring => ring.Clear());
        Request = request;
        Written = 0;
        Volatile.Write(ref _isComplete, request.Path.Length == 0);
        Volatile.Write(ref _isBlocked, value: false);
        return true;
    }

    /// <summary>Appends frames, which fit; for the reading thread.</summary>
    internal void Write(float[][] sides, int count)
    {
        for (var side = 0; side < _rings.Length; side++)
        {
            _rings[side].Write(sides[side].AsSpan(0, count));
        }

        Written += count;
        Volatile.Write(ref _isBlocked, value: false);

        if (Written >= Request.Path.Length)
        {
            Volatile.Write(ref _isComplete, value: true);
        }
    }

    /// <summary>Says that the next frames do not exist yet; for the reading thread.</summary>
    internal void Block() => Volatile.Write(ref _isBlocked, value: true);

    /// <summary>Offers the lane to the audio thread; for the reading thread.</summary>
    internal void Offer() => Interlocked.CompareExchange(ref _state, Ready, Filling);

    /// <summary>Takes the lane, once it is offered; for the audio thread.</summary>
    [AudioThread]
    internal bool TryTake() => Interlocked.CompareExchange(ref _state, Playing, Ready) == Ready;

    /// <summary>Gives the lane back; for the audio thread.</summary>
    [AudioThread]
    internal void Release() => Volatile.Write(ref _state, Idle);

    /// <summary>Takes frames of a side; for the audio thread, which takes as many of every side.</summary>
    [AudioThread]
    internal void Read(int side, Span<float> samples) => _rings[side].Read(samples);

    /// <summary>Leaves out what is owed, as far as it has come; for the audio thread.</summary>
    [AudioThread]
    internal void PayDebt()
    {
        var payment = (int)Math.Min(Owed, Available);

        foreach (var ring in _rings)
        {
            ring.Skip(payment);
        }

        Owed -= payment;
    }
}
