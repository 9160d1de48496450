using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>
/// Runs a model that needs context on both sides on a stream: late by its look-ahead, and computing several frames at once,
/// since each call computes the context anew.
/// </summary>
/// <remarks>
/// The masks equal those of the whole file, frames before the first one included: they do not exist. Not so those of a model that
/// is defined on blocks (<see cref="ModelFacts.BlockFrames"/>): here it hears each burst with its context, where a file's blocks
/// would make it wait for seconds.
/// </remarks>
public sealed class BlockStreamingModel : IStreamingMaskModel
{
    private readonly IMaskModel _model;
    private readonly int _bins;
    private readonly float[] _frames;       // the newest frames, [context + burst + look-ahead, bins]
    private readonly float[] _computed;     // [sources, frames of the call, bins]
    private int _count;                     // frames in _frames
    private int _callFrames;                // frames of the last call
    private int _body;                      // where its new frames begin
    private int _given;                     // how many of its masks were given
    private long _seen;

    /// <summary>Wraps a model.</summary>
    /// <param name="model">The model; disposed with this.</param>
    /// <param name="burstFrames">Frames computed at once, at least 1. More cost less and come later.</param>
    public BlockStreamingModel(IMaskModel model, int burstFrames)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(burstFrames, 1);
        _model = model;
        _bins = model.Facts.Bins;
        BurstFrames = burstFrames;
        var most = Facts.ContextFrames + burstFrames + Facts.LookaheadFrames;
        _frames = new float[most * _bins];
        _computed = new float[Facts.Sources.Count * _frames.Length];
    }

    /// <inheritdoc/>
    public ModelFacts Facts => _model.Facts;

    /// <inheritdoc/>
    public int DelayFrames => Facts.LookaheadFrames + BurstFrames - 1;

    /// <inheritdoc/>
    public int BurstFrames { get; }

    /// <inheritdoc/>
    public void NextMasks(ReadOnlySpan<float> magnitude, Span<float> masks)
    {
        Append(magnitude);
        _seen++;

        // The masks of one more burst of frames can be computed with their whole look-ahead.
        if (_seen >= BurstFrames + Facts.LookaheadFrames && (_seen - Facts.LookaheadFrames) % BurstFrames == 0)
        {
            _callFrames = _count;
            _body = _count - Facts.LookaheadFrames - BurstFrames;
            _given = 0;
            _model.Run(_frames, _callFrames, _computed);
        }

        if (_callFrames == 0)
        {
            return;
        }

        for (var source = 0; source < Facts.Sources.Count; source++)
        {
            var frame = (source * _callFrames) + _body + _given;
            _computed.AsSpan(frame * _bins, _bins).CopyTo(masks[(source * _bins)..]);
        }

        _given++;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _count = 0;
        _callFrames = 0;
        _seen = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    private void Append(ReadOnlySpan<float> magnitude)
    {
        if (_count * _bins == _frames.Length)
        {
            _frames.AsSpan(_bins).CopyTo(_frames);
            _count--;
        }

        magnitude[.._bins].CopyTo(_frames.AsSpan(_count * _bins));
        _count++;
    }
}
