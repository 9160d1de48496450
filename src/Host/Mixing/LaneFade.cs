using WeakSep.Audio;

namespace WeakSep.Host.Mixing;

/// <summary>The lane that is played and, for a fade's time, the one whose place it took.</summary>
/// <remarks>The audio thread's.</remarks>
internal sealed class LaneFade
{
    private readonly float[] _old;      // [block], of the lane that is left
    private readonly int _fadeFrames;
    private StemLane? _leaving;
    private int _faded;                 // frames of the fade so far

    /// <summary>Takes the memory.</summary>
    /// <param name="fadeFrames">Frames that a fade takes.</param>
    /// <param name="blockFrames">The most frames per block.</param>
    internal LaneFade(int fadeFrames, int blockFrames)
    {
        _fadeFrames = fadeFrames;
        _old = new float[blockFrames];
    }

    /// <summary>The lane that is played; null before the first.</summary>
    internal StemLane? Lane { get; private set; }

    /// <summary>Whether a fade is under way.</summary>
    internal bool IsFading => _leaving is not null;

    /// <summary>Plays another lane.</summary>
    /// <param name="lane">The lane; it has been taken.</param>
    /// <param name="fades">Whether the lane before is heard and to be faded out.</param>
    [AudioThread]
    internal void Enter(StemLane lane, bool fades)
    {
        if (fades)
        {
            _leaving = Lane;
            _faded = 0;
        }
        else
        {
            Lane?.Release();
        }

        Lane = lane;
    }

    /// <summary>Takes the next frames of a side; as many of every side.</summary>
    [AudioThread]
    internal void Read(int side, Span<float> samples)
    {
        Lane!.Read(side, samples);

        if (_leaving is not null)
        {
            var old = _old.AsSpan(0, Math.Min(samples.Length, _fadeFrames - _faded));
            old.Clear();
            _leaving.Read(side, old);

            for (var frame = 0; frame < old.Length; frame++)
            {
                var share = (float)(_faded + frame + 1) / (_fadeFrames + 1);
                samples[frame] = ((1 - share) * old[frame]) + (share * samples[frame]);
            }
        }
    }

    /// <summary>Ends a block.</summary>
    /// <param name="count">Frames that were taken of every side.</param>
    /// <param name="isSilent">Whether nothing is heard any more, which leaves nothing to fade.</param>
    [AudioThread]
    internal void Finish(int count, bool isSilent)
    {
        _faded += count;

        if (_leaving is not null && (_faded >= _fadeFrames || isSilent))
        {
            _leaving.Release();
            _leaving = null;
        }
    }
}
