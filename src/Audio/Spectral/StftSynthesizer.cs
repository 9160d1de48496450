using System.Numerics.Tensors;

namespace WeakSep.Audio.Spectral;

/// <summary>
/// Streaming inverse short-time Fourier transform of one channel by overlap-add, divided by the summed product of both
/// windows: push frames, read samples. Frames that an analyzer of the same grid made come back as the signal, to 1e-6.
/// </summary>
/// <remarks>
/// One thread at a time. Nothing is allocated after construction. Read what is available after every push.
/// </remarks>
public sealed class StftSynthesizer
{
    private readonly StftGrid _grid;
    private readonly WindowPair _windows;
    private readonly StftEdges _edges;
    private readonly RealFft _fft;
    private readonly float[] _frame;
    private readonly float[] _synthesis;        // synthesis window over the steady overlap sum, [span]
    private readonly float[] _headCorrection;   // for frames missing before the first one, [span]
    private readonly float[] _overlap;          // sums that later frames add to, [span], from the next frame on
    private readonly float[] _ready;
    private readonly int _span;                 // samples that a synthesis window covers
    private readonly int _origin;               // samples of that span before sample 0 in frame 0

    private long _frames;
    private int _readyStart;
    private int _readyEnd;
    private long _made;                         // samples moved to _ready so far

    /// <summary>Prepares a synthesis with the same window for analysis and synthesis.</summary>
    /// <param name="grid">Window, hop and rate.</param>
    /// <param name="shape">Window shape.</param>
    /// <param name="edges">Where frames lie; the same as in the analysis.</param>
    public StftSynthesizer(StftGrid grid, WindowShape shape, StftEdges edges = StftEdges.Reflect)
        : this(grid, WindowPair.Create(shape, grid.WindowSize, grid.Hop), edges)
    {
    }

    /// <summary>Prepares a synthesis.</summary>
    /// <param name="grid">Window, hop and rate.</param>
    /// <param name="windows">Windows of the grid's size and hop.</param>
    /// <param name="edges">Where frames lie; the same as in the analysis.</param>
    /// <exception cref="ArgumentException">Grid and windows differ in size or hop.</exception>
    public StftSynthesizer(StftGrid grid, WindowPair windows, StftEdges edges = StftEdges.Reflect)
    {
        ArgumentNullException.ThrowIfNull(windows);
        StftLayout.Check(grid, windows);
        _grid = grid;
        _windows = windows;
        _edges = edges;
        _fft = new RealFft(grid.WindowSize);
        _span = windows.SynthesisSize;
        _origin = StftLayout.Origin(grid, edges) - windows.SynthesisStart;
        _frame = new float[grid.WindowSize];
        _synthesis = new float[_span];
        _headCorrection = new float[_span];
        _overlap = new float[_span];
        _ready = new float[(2 * _span) + (2 * grid.Hop)];

        for (var i = 0; i < _span; i++)
        {
            var position = windows.SynthesisStart + i;
            _synthesis[i] = (float)(windows.Synthesis[position] / windows.OverlapSums[position % grid.Hop]);
            _headCorrection[i] = Correction(i, lastFrame: i / grid.Hop);
        }
    }

    /// <summary>Bins per frame.</summary>
    public int Bins => _grid.Bins;

    /// <summary>
    /// How late the signal comes out of analysis and synthesis together when it arrives hop by hop: the synthesis
    /// window less a hop. When it arrives in blocks that hops do not divide, one block can wait for up to a hop more.
    /// </summary>
    public int LatencySamples => _span - _grid.Hop;

    /// <summary>Samples that can be read now.</summary>
    public int Available => _readyEnd - _readyStart;

    /// <summary>Adds the next frame.</summary>
    /// <param name="re">Real parts, [Bins].</param>
    /// <param name="im">Imaginary parts, [Bins].</param>
    /// <exception cref="InvalidOperationException">So many samples were left unread that no room is left.</exception>
    [AudioThread]
    public void Push(ReadOnlySpan<float> re, ReadOnlySpan<float> im)
    {
        _fft.Inverse(re, im, _frame);
        var span = _frame.AsSpan(_windows.SynthesisStart);
        TensorPrimitives.MultiplyAdd(span, _synthesis, _overlap, _overlap);

        var final = Math.Min(_grid.Hop, _span);
        var first = (_frames * _grid.Hop) - _origin;
        MakeReady(_overlap.AsSpan(0, final), first);
        _overlap.AsSpan(final).CopyTo(_overlap);
        _overlap.AsSpan(_span - final).Clear();
        _frames++;
    }

    /// <summary>Says that the signal has ended; its remaining samples become available.</summary>
    /// <param name="samples">
    /// The signal's length. Samples behind it are dropped unless they were read already: with <see
    /// cref="StftEdges.Causal"/> the last frames reach over the end by up to a hop.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The frames do not reach this length.</exception>
    [AudioThread]
    public void Complete(long samples)
    {
        var first = (_frames * _grid.Hop) - _origin;
        var tail = (int)Math.Clamp(samples - first, 0, _span);

        if (samples > first + _span)
        {
            throw new ArgumentOutOfRangeException(
                nameof(samples), $"{_frames} frames do not reach a length of {samples} samples");
        }

        for (var i = 0; i < tail; i++)
        {
            _overlap[i] *= Correction((_frames * _grid.Hop) + i, _frames - 1);
        }

        MakeReady(_overlap.AsSpan(0, tail), first, corrected: true);
        var surplus = (int)Math.Clamp(_made - samples, 0, Available);
        _readyEnd -= surplus;
        _made -= surplus;
    }

    /// <summary>Reads samples.</summary>
    /// <param name="samples">Receives the next samples.</param>
    /// <returns>How many were written.</returns>
    [AudioThread]
    public int Read(Span<float> samples)
    {
        var count = Math.Min(samples.Length, Available);
        _ready.AsSpan(_readyStart, count).CopyTo(samples);
        _readyStart += count;
        return count;
    }

    /// <summary>Forgets all frames; the next one pushed is frame 0 of a new signal.</summary>
    [AudioThread]
    public void Reset()
    {
        _overlap.AsSpan().Clear();
        _frames = 0;
        _readyStart = 0;
        _readyEnd = 0;
        _made = 0;
    }

    private void MakeReady(ReadOnlySpan<float> samples, long first, bool corrected = false)
    {
        // Positions before sample 0 belong to the padding.
        var skip = (int)Math.Clamp(-first, 0, samples.Length);
        samples = samples[skip..];

        if (_readyEnd + samples.Length > _ready.Length)
        {
            _ready.AsSpan(_readyStart, Available).CopyTo(_ready);
            _readyEnd -= _readyStart;
            _readyStart = 0;

            if (_readyEnd + samples.Length > _ready.Length)
            {
                throw new InvalidOperationException($"{Available} samples were left unread: read after every push");
            }
        }

        var target = _ready.AsSpan(_readyEnd, samples.Length);
        var position = first + skip + _origin;

        if (!corrected && position < _span)
        {
            var head = (int)Math.Min(samples.Length, _span - position);
            TensorPrimitives.Multiply(samples[..head], _headCorrection.AsSpan((int)position, head), target);
            samples[head..].CopyTo(target[head..]);
        }
        else
        {
            samples.CopyTo(target);
        }

        _readyEnd += samples.Length;
        _made += samples.Length;
    }

    /// <summary>
    /// The steady overlap sum over the sum of the frames 0..lastFrame, at a position of the padded signal.
    /// </summary>
    private float Correction(long position, long lastFrame)
    {
        var sum = 0.0;
        var start = _windows.SynthesisStart;

        for (var frame = Math.Max(0, (position - _span + _grid.Hop) / _grid.Hop); frame <= lastFrame; frame++)
        {
            var at = start + (int)(position - (frame * _grid.Hop));
            sum += (double)_windows.Analysis[at] * _windows.Synthesis[at];
        }

        var steady = _windows.OverlapSums[(int)((start + position) % _grid.Hop)];
        return sum > 0 ? (float)(steady / sum) : 0f;
    }
}
