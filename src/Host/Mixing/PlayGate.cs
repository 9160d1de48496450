using WeakSep.Audio;
using WeakSep.Audio.Dsp;

namespace WeakSep.Host.Mixing;

/// <summary>Opens while a song is to play and there are enough frames to, and never clicks: it closes before the last frame there is.</summary>
/// <remarks>The audio thread's; counts and ends may be read by any thread.</remarks>
internal sealed class PlayGate
{
    private const double FadeSeconds = 0.005;       // for starts, stops and jumps: not heard as a click, not as a fade

    private readonly Glide _glide = new(0f);
    private readonly float[] _open;                 // [block]
    private bool _isStarved = true;
    private long _underruns;
    private bool _hasEnded;

    /// <summary>Takes the memory.</summary>
    /// <param name="sampleRate">In hertz.</param>
    /// <param name="blockFrames">The most frames per block.</param>
    internal PlayGate(int sampleRate, int blockFrames)
    {
        FadeFrames = (int)Math.Ceiling(FadeSeconds * sampleRate) + 1;     // one for rounding
        _glide.PrepareTimed(sampleRate, FadeSeconds);
        _open = new float[blockFrames];
    }

    /// <summary>Frames that every fade takes, at most.</summary>
    internal int FadeFrames { get; }

    /// <summary>Whether it is to be open.</summary>
    internal bool IsPlaying { get; set; }

    /// <summary>Whether nothing is heard.</summary>
    internal bool IsClosed => _glide.Value == 0;

    /// <summary>How often the next frames were not there in time; for any thread.</summary>
    internal long Underruns => Volatile.Read(ref _underruns);

    /// <summary>Whether the end of the song was reached since the last path began; for any thread.</summary>
    internal bool HasEnded => Volatile.Read(ref _hasEnded);

    /// <summary>Begins with a lane in place of another player, without a fade.</summary>
    /// <param name="lane">What is played.</param>
    /// <param name="isPlaying">Whether to be open at once.</param>
    /// <param name="frames">Frames of the block to come.</param>
    /// <returns>False as long as there is too little to begin with, and more to come.</returns>
    [AudioThread]
    internal bool TryBegin(StemLane lane, bool isPlaying, int frames)
    {
        _isStarved = IsShort(lane, frames);

        if (_isStarved && !lane.IsBlocked)
        {
            return false;
        }

        IsPlaying = isPlaying;
        _glide.Target = isPlaying && !_isStarved ? 1f : 0f;
        _glide.Settle();
        return true;
    }

    /// <summary>Another path begins.</summary>
    [AudioThread]
    internal void BeginPath() => Volatile.Write(ref _hasEnded, value: false);

    /// <summary>Moves by a block.</summary>
    /// <param name="lane">What is played.</param>
    /// <param name="frames">Frames of the block.</param>
    /// <param name="closes">Whether it has to close in any case.</param>
    /// <returns>Frames that are played of this block.</returns>
    [AudioThread]
    internal int Advance(StemLane lane, int frames, bool closes)
    {
        var isShort = IsShort(lane, frames);

        if (isShort && !_isStarved && IsPlaying)
        {
            Volatile.Write(ref _underruns, _underruns + 1);
        }

        _isStarved = isShort;
        var target = IsPlaying && !isShort && !closes ? 1f : 0f;
        var isComplete = lane.IsComplete;       // before it is asked what is there
        var most = Math.Min(frames, lane.Available);
        var count = 0;

        while (count < most && (target > 0 || _glide.Value > 0))
        {
            _open[count++] = _glide.Next(target);
        }

        if (IsPlaying && isComplete && count == lane.Available)
        {
            // The song's last frame is its own end, however loud.
            _glide.Target = 0f;
            _glide.Settle();
            Volatile.Write(ref _hasEnded, value: true);
        }

        return count;
    }

    /// <summary>Lets the block's frames of a side through.</summary>
    [AudioThread]
    internal void Apply(Span<float> samples)
    {
        for (var frame = 0; frame < samples.Length; frame++)
        {
            samples[frame] *= _open[frame];
        }
    }

    // Before the last frames, so that there are some left to fade out with; a beginning wants more than going on does.
    [AudioThread]
    private bool IsShort(StemLane lane, int frames) =>
        !lane.IsComplete && lane.Available < (_isStarved ? 2 * (frames + FadeFrames) : frames + FadeFrames);
}
