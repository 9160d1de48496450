namespace WeakSep.Host.Mixing;

/// <summary>Reads stems ahead of what is played, on a thread of its own.</summary>
/// <remarks>Nobody wakes it when frames were taken, since the audio thread must not: it looks.</remarks>
internal sealed class LaneFiller : IDisposable
{
    private const int ChunkFrames = 1024;
    private const int LookMilliseconds = 8;     // a fraction of what is read ahead

    private readonly StemFrames _frames;
    private readonly StemLane[] _lanes;
    private readonly float[][] _sides;          // [2 stems][ChunkFrames]
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly Thread _thread;
    private StemLane _lane;
    private PathRequest _request = PathRequest.None;
    private Exception? _failure;
    private volatile bool _stopping;

    /// <summary>Starts the thread.</summary>
    /// <param name="frames">What to read; disposed with this.</param>
    /// <param name="lanes">The two lanes to fill in turn.</param>
    /// <param name="primeFrames">Frames that a lane holds before it is offered.</param>
    internal LaneFiller(StemFrames frames, StemLane[] lanes, int primeFrames)
    {
        _frames = frames;
        _lanes = lanes;
        PrimeFrames = primeFrames;
        _sides = [.. Enumerable.Range(0, 2 * frames.Stems.Count).Select(_ => new float[ChunkFrames])];
        _lane = lanes[0];
        _thread = new Thread(Run) { Name = "WeakSep stem reader", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Frames that a lane holds before it is offered.</summary>
    internal int PrimeFrames { get; }

    /// <summary>Why reading stopped; null while it goes on.</summary>
    internal Exception? Failure => Volatile.Read(ref _failure);

    /// <summary>Asks for a path; one that was asked for before and has not begun is forgotten.</summary>
    internal void Ask(PathRequest request)
    {
        Volatile.Write(ref _request, request);
        _wake.Set();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping = true;
        _wake.Set();
        _thread.Join();
        _wake.Dispose();
    }

    private void Run()
    {
        using (_frames)
        {
            try
            {
                while (!_stopping)
                {
                    if (!TakeRequest() | !Fill())
                    {
                        _wake.WaitOne(LookMilliseconds);
                    }
                }
            }
            catch (Exception problem)
            {
                // A file that is gone or a disk that fails ends the sound, not the program.
                Volatile.Write(ref _failure, problem);
                Array.ForEach(_lanes, lane => lane.Block());
                _lane.Offer();
            }
        }
    }

    /// <summary>Begins with what was asked for last.</summary>
    /// <returns>False when it has to wait until the audio thread gives a lane back.</returns>
    private bool TakeRequest()
    {
        var request = Volatile.Read(ref _request);

        if (request.Number == _lane.Request.Number)
        {
            return true;
        }

        if (_lane.TryStart(request))
        {
            return true;
        }

        var other = _lane == _lanes[0] ? _lanes[1] : _lanes[0];

        if (!other.TryStart(request))
        {
            return false;
        }

        _lane = other;
        return true;
    }

    /// <summary>Appends a chunk.</summary>
    /// <returns>False when there is nothing to do for now.</returns>
    private bool Fill()
    {
        var path = _lane.Request.Path;
        var room = Math.Min(_lane.Room, ChunkFrames);

        if (_lane.IsComplete || _lane.Request.Number == 0)
        {
            _lane.Offer();
            return false;
        }

        var frame = path.FrameAt(_lane.Written);
        var run = path.RunAt(_lane.Written, room);
        var count = (int)Math.Clamp(_frames.ReadyFrames - frame, 0, run);

        if (count > 0)
        {
            _frames.Read(frame, _sides, count);
            _lane.Write(_sides, count);
        }
        else if (run > 0)
        {
            _lane.Block();
        }

        if (_lane.Written >= PrimeFrames || count == 0)
        {
            _lane.Offer();
        }

        return count > 0;
    }
}
