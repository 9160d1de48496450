using System.Numerics.Tensors;

namespace WeakSep.Audio.Spectral;

/// <summary>
/// Streaming short-time Fourier transform of one channel: push samples in blocks of any size, pull frames. The frames
/// do not depend on the block sizes, not even in the last bit.
/// </summary>
/// <remarks>
/// One thread at a time. Nothing is allocated after construction. The loop is:
/// <code>
/// while (!block.IsEmpty)
/// {
///     block = block[analyzer.Push(block)..];
///     while (analyzer.TryRead(re, im)) { ... }
/// }
/// </code>
/// and, at the end of the signal, <see cref="Complete"/> and one more round of reading.
/// </remarks>
public sealed class StftAnalyzer
{
    private const int MinimumRoom = 4096;   // samples accepted per call at least; keeps moves of the history rare

    private readonly StftGrid _grid;
    private readonly WindowPair _windows;
    private readonly StftEdges _edges;
    private readonly RealFft _fft;
    private readonly int _origin;           // samples of the first frame that lie before sample 0
    private readonly float[] _history;      // the padded signal from _start on; room for the tail at the end
    private readonly float[] _frame;

    private int _count;                     // samples in _history
    private int _read;                      // where the next frame begins in _history
    private long _start;                    // padded position of _history[0]; padded position 0 is sample -_origin
    private long _pushed;                   // samples of the signal so far
    private long _framesLeft;               // after Complete
    private bool _headFilled;
    private bool _completed;

    /// <summary>Prepares an analysis with the same window for analysis and synthesis.</summary>
    /// <param name="grid">Window, hop and rate.</param>
    /// <param name="shape">Window shape.</param>
    /// <param name="edges">Where frames lie.</param>
    public StftAnalyzer(StftGrid grid, WindowShape shape, StftEdges edges = StftEdges.Reflect)
        : this(grid, WindowPair.Create(shape, grid.WindowSize, grid.Hop), edges)
    {
    }

    /// <summary>Prepares an analysis.</summary>
    /// <param name="grid">Window, hop and rate.</param>
    /// <param name="windows">Windows of the grid's size and hop.</param>
    /// <param name="edges">Where frames lie.</param>
    /// <exception cref="ArgumentException">Grid and windows differ in size or hop.</exception>
    public StftAnalyzer(StftGrid grid, WindowPair windows, StftEdges edges = StftEdges.Reflect)
    {
        ArgumentNullException.ThrowIfNull(windows);
        StftLayout.Check(grid, windows);
        _grid = grid;
        _windows = windows;
        _edges = edges;
        _fft = new RealFft(grid.WindowSize);
        _origin = StftLayout.Origin(grid, edges);
        _history = new float[(3 * grid.WindowSize) + Math.Max(grid.Hop, MinimumRoom)];
        _frame = new float[grid.WindowSize];
        Reset();
    }

    /// <summary>Bins per frame.</summary>
    public int Bins => _grid.Bins;

    /// <summary>Samples behind a frame's newest hop that must be known before it can be read.</summary>
    public int LatencySamples => _edges == StftEdges.Reflect ? _grid.WindowSize / 2 : 0;

    /// <summary>Samples that <see cref="Push"/> would take now.</summary>
    public int Room => _history.Length - _grid.WindowSize - _count + Reclaimable;

    // One sample before the next frame stays: the mirror at the end may reach for it.
    private int Reclaimable => Math.Max(0, _read - 1);

    /// <summary>Takes samples of the signal.</summary>
    /// <param name="samples">The next samples.</param>
    /// <returns>How many were taken; fewer than given when frames wait to be read first.</returns>
    [AudioThread]
    public int Push(ReadOnlySpan<float> samples)
    {
        var taken = Math.Min(samples.Length, Room);

        if (_count + taken > _history.Length - _grid.WindowSize)
        {
            DropRead();
        }

        samples[..taken].CopyTo(_history.AsSpan(_count));
        _count += taken;
        _pushed += taken;

        // The mirror image of the first frame's left half ends with sample window / 2.
        if (!_headFilled && _pushed > _origin)
        {
            FillHead();
        }

        return taken;
    }

    /// <summary>Reads the next frame when all its samples are known.</summary>
    /// <param name="re">Receives the real parts, [Bins].</param>
    /// <param name="im">Receives the imaginary parts, [Bins].</param>
    /// <returns>False when more samples are needed, or after the last frame.</returns>
    [AudioThread]
    public bool TryRead(Span<float> re, Span<float> im)
    {
        if (!_headFilled || _count - _read < _grid.WindowSize || (_completed && _framesLeft == 0))
        {
            return false;
        }

        TensorPrimitives.Multiply(_history.AsSpan(_read, _grid.WindowSize), _windows.Analysis, _frame);
        _fft.Forward(_frame, re, im);
        _read += _grid.Hop;
        _framesLeft--;
        return true;
    }

    /// <summary>Says that the signal has ended; the frames that reach over its end become readable.</summary>
    [AudioThread]
    public void Complete()
    {
        if (_completed)
        {
            return;
        }

        _completed = true;

        if (!_headFilled)
        {
            FillHead();
        }

        var frames = StftLayout.FrameCount(_grid, _windows, _edges, _pushed);
        _framesLeft = frames - ((_start + _read) / _grid.Hop);
        var end = ((frames - 1) * _grid.Hop) + _grid.WindowSize;
        DropRead();

        for (var position = _start + _count; position < end; position++)
        {
            _history[_count++] = Beyond(position - _origin);
        }
    }

    /// <summary>Forgets the signal; the next sample pushed is sample 0 of a new one.</summary>
    [AudioThread]
    public void Reset()
    {
        // The head is left free and filled as soon as its mirror image is known; silence is known at once.
        _headFilled = _edges == StftEdges.Causal;
        _history.AsSpan(0, _origin).Clear();
        _count = _origin;
        _read = 0;
        _start = 0;
        _pushed = 0;
        _framesLeft = 0;
        _completed = false;
    }

    private void DropRead()
    {
        var drop = Math.Min(Reclaimable, _count);

        if (drop == 0)
        {
            return;
        }

        _history.AsSpan(drop, _count - drop).CopyTo(_history);
        _count -= drop;
        _read -= drop;
        _start += drop;
    }

    private void FillHead()
    {
        _headFilled = true;

        for (var position = 0; position < _origin; position++)
        {
            _history[position] = Beyond(position - _origin);
        }
    }

    /// <summary>The signal at a place before its first or behind its last sample.</summary>
    private float Beyond(long sample)
    {
        if (_edges == StftEdges.Causal || _pushed == 0)
        {
            return 0f;
        }

        // Mirrors at both ends, as often as a very short signal needs.
        var period = 2 * (_pushed - 1);

        if (period == 0)
        {
            return _history[_origin - _start];
        }

        var folded = ((sample % period) + period) % period;
        folded = folded < _pushed ? folded : period - folded;
        return _history[folded + _origin - _start];
    }
}
