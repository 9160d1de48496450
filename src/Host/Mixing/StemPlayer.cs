using WeakSep.Audio;

namespace WeakSep.Host.Mixing;

/// <summary>Plays the stems of a song in step: play, pause, jumps, a region that repeats without a gap.</summary>
/// <remarks>
/// The audio thread calls <see cref="Process"/> and reads the sides; it never waits for the disk. Jumps and loops are new paths,
/// which the reading thread prepares in a second lane; the audio thread then fades over. Where the next frames are not there in
/// time, because the disk is slow or the song is still being rendered, it fades out before the last frame it has, counts that,
/// and fades in when there are enough again. Its count of frames played is the clock by which paths are joined to the sample.
/// </remarks>
internal sealed class StemPlayer : IDisposable
{
    private const int Sides = 2;
    private const int MaxBlockFrames = 8192;        // of any device
    private const int LeastPrimeFrames = 2048;

    private readonly StemFrames _frames;
    private readonly StemLane[] _lanes;
    private readonly LaneFiller _filler;
    private readonly float[][] _sides;              // [2 stems][block]
    private readonly PlayGate _gate;
    private readonly LaneFade _played;
    private bool _follows = true;                   // what the player before plays until it is joined passes here, too; not after a jump
    private long _clock;
    private int _playedNumber;
    private PathRequest _request = PathRequest.None;    // the controlling thread's

    /// <summary>Takes the memory and starts the reading thread.</summary>
    /// <param name="reader">The stems; disposed with this.</param>
    /// <param name="sampleRate">Rate of the device, in hertz.</param>
    /// <param name="blockFrames">The most frames per block.</param>
    internal StemPlayer(IStemReader reader, int sampleRate, int blockFrames)
    {
        _frames = new StemFrames(reader, sampleRate);
        var sides = Sides * reader.Stems.Count;
        _gate = new PlayGate(sampleRate, blockFrames);
        _played = new LaneFade(_gate.FadeFrames, blockFrames);
        _sides = [.. Enumerable.Range(0, sides).Select(_ => new float[blockFrames])];

        // A second ahead, and room for the largest blocks.
        var capacity = Math.Max(sampleRate, 4 * MaxBlockFrames);
        _lanes = [new StemLane(sides, capacity), new StemLane(sides, capacity)];
        _filler = new LaneFiller(_frames, _lanes, Math.Max(LeastPrimeFrames, (2 * blockFrames) + (2 * _gate.FadeFrames)));
    }

    /// <summary>Ids of the stems.</summary>
    internal IReadOnlyList<string> Stems => _frames.Stems;

    /// <summary>Rate, in hertz.</summary>
    internal int SampleRate => _frames.SampleRate;

    /// <summary>Length of the song.</summary>
    internal long Frames => _frames.Frames;

    /// <summary>How often the next frames were not there in time.</summary>
    internal long Underruns => _gate.Underruns;

    /// <summary>Why reading stopped; null while it goes on.</summary>
    internal Exception? Failure => _filler.Failure;

    /// <summary>Whether it has come to the end of the song since the last jump.</summary>
    internal bool HasEnded => IsSettled && _gate.HasEnded;

    /// <summary>The song's frame that is played next, or will be after a jump; for the controlling thread.</summary>
    internal long Position => Here().Frame;

    /// <summary>
    /// Whether reading is as far ahead as it needs to be, or can be, for the next block to bring anything on; for tests that have no
    /// clock. As long as another path is asked for it is that one's reading, which has to wait for nothing but a fade.
    /// </summary>
    internal bool IsAhead => IsSettled
        ? _played.Lane is { } lane && (lane.IsComplete || lane.IsBlocked || lane.Available >= _filler.PrimeFrames)
        : _played.IsFading || _lanes.Any(lane => lane.IsReady && lane.Request.Number == _request.Number);

    /// <summary>Whether the audio thread plays what was asked for last.</summary>
    internal bool IsSettled => Volatile.Read(ref _playedNumber) == _request.Number;

    /// <summary>Left or right of a stem after <see cref="Process"/>.</summary>
    internal ReadOnlySpan<float> Side(int stem, int side) => _sides[(Sides * stem) + side];

    /// <summary>Jumps; for the controlling thread.</summary>
    /// <param name="frame">Where to.</param>
    /// <param name="loop">The region that repeats.</param>
    internal void Seek(long frame, FrameRange loop) => Ask(Math.Clamp(frame, 0, Frames), loop, clock: null);

    /// <summary>Changes the region that repeats, without a jump; for the controlling thread.</summary>
    internal void SetLoop(FrameRange loop) => ContinueFrom(this, loop);

    /// <summary>Goes on where another player is, to the sample, or this one is itself; for the controlling thread.</summary>
    /// <param name="other">Plays the same song at the same rate.</param>
    /// <param name="loop">The region that repeats.</param>
    internal void ContinueFrom(StemPlayer other, FrameRange loop)
    {
        var (frame, clock) = other.Here();
        Ask(frame, loop, clock);
    }

    /// <summary>Takes over from another player, in the middle of a block's work; for the audio thread, before the first block.</summary>
    /// <param name="clock">The other player's count.</param>
    /// <param name="isPlaying">Whether to play at once, without fading in.</param>
    /// <param name="frames">Frames of the block to come.</param>
    /// <returns>False as long as there is too little to play, and more to come.</returns>
    [AudioThread]
    internal bool TryJoin(long clock, bool isPlaying, int frames)
    {
        Wait(clock);
        TakeLane(frames);

        if (_played.Lane is not { } lane)
        {
            return false;
        }

        lane.PayDebt();
        return _gate.TryBegin(lane, isPlaying, frames);
    }

    /// <summary>Frames played so far; for the audio thread.</summary>
    internal long Clock => Volatile.Read(ref _clock);

    /// <summary>Whether it is to play; for the audio thread.</summary>
    internal bool IsPlaying
    {
        get => _gate.IsPlaying;
        set => _gate.IsPlaying = value;
    }

    /// <summary>Fills the sides with the next frames, or with silence.</summary>
    [AudioThread]
    internal void Process(int frames)
    {
        var waits = TakeLane(frames);
        var count = 0;

        if (_played.Lane is { } lane)
        {
            lane.PayDebt();
            count = _gate.Advance(lane, frames, waits);
        }

        for (var side = 0; side < _sides.Length; side++)
        {
            var samples = _sides[side].AsSpan(0, frames);

            if (count > 0)
            {
                _played.Read(side, samples[..count]);
                _gate.Apply(samples[..count]);
            }

            samples[count..].Clear();
        }

        _played.Finish(count, _gate.IsClosed);
        Volatile.Write(ref _clock, _clock + count);
    }

    /// <inheritdoc/>
    public void Dispose() => _filler.Dispose();

    [AudioThread]
    private void Wait(long clock)
    {
        if (_follows)
        {
            if (_played.Lane is { } lane)
            {
                lane.Owed += clock - _clock;
            }

            _clock = clock;
        }
    }

    /// <summary>Takes the lane that the reading thread offers.</summary>
    /// <returns>Whether the gate has to close first, since the lane has too little to fade over to.</returns>
    [AudioThread]
    private bool TakeLane(int frames)
    {
        var offered = _lanes[0] != _played.Lane && _lanes[0].IsReady ? _lanes[0] : _lanes[1];

        if (_played.IsFading || offered == _played.Lane || !offered.IsReady)
        {
            return false;
        }

        var isSilent = _played.Lane is null || _gate.IsClosed;
        var skip = offered.Request.Clock is { } clock ? _clock - clock : 0;

        // Silence needs no fade: the gate opens when there is enough, however far the lane is behind.
        if (!isSilent && offered.Available < skip + frames + _gate.FadeFrames)
        {
            // Frames that will never come, or not soon, are no reason to wait.
            return offered.IsComplete || offered.IsBlocked;
        }

        if (offered.TryTake())
        {
            Enter(offered, skip, isSilent);
        }

        return false;
    }

    [AudioThread]
    private void Enter(StemLane lane, long skip, bool isSilent)
    {
        lane.Base = _clock - skip;
        lane.Owed = skip;
        lane.PayDebt();
        _follows &= lane.Request.Clock is not null;
        _played.Enter(lane, fades: !isSilent);
        _gate.BeginPath();
        Volatile.Write(ref _playedNumber, lane.Request.Number);
    }

    private void Ask(long frame, FrameRange loop, long? clock)
    {
        _request = new PathRequest(_request.Number + 1, new PlayPath(frame, Frames, loop), clock);
        _filler.Ask(_request);
    }

    /// <summary>A frame and the clock it belongs to; no clock where a jump is still to come.</summary>
    private (long Frame, long? Clock) Here()
    {
        if (!IsSettled || _request.Number == 0)
        {
            return (_request.Path.Start, _request.Clock);
        }

        // The lane stays as long as nothing else is asked for, which is this thread's to do.
        var lane = _played.Lane!;
        var clock = Clock;
        return (lane.Request.Path.FrameAt(clock - lane.Base), clock);
    }
}
