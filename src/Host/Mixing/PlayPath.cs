namespace WeakSep.Host.Mixing;

/// <summary>In which order the frames of a song are played: from one on to the end, or round and round in a region.</summary>
/// <param name="Start">The first frame that is played.</param>
/// <param name="SongFrames">Length of the song.</param>
/// <param name="Loop">The region that repeats; one that ends at or before <paramref name="Start"/> is never reached.</param>
internal readonly record struct PlayPath(long Start, long SongFrames, FrameRange Loop)
{
    private bool Loops => !Loop.IsEmpty && Start < Loop.End;

    /// <summary>Frames until the end.</summary>
    internal long Length => Loops ? long.MaxValue : Math.Max(0, SongFrames - Start);

    /// <summary>The song's frame that is played after so many others.</summary>
    internal long FrameAt(long played)
    {
        if (!Loops)
        {
            return Math.Min(Start + played, Math.Max(Start, SongFrames));
        }

        var first = Loop.End - Start;

        return played < first ? Start + played : Loop.Start + ((played - first) % Loop.Length);
    }

    /// <summary>How many frames follow one another from there on, without a jump or the end.</summary>
    internal int RunAt(long played, int most)
    {
        var end = Loops ? Loop.End : SongFrames;

        return (int)Math.Clamp(end - FrameAt(played), 0, most);
    }
}
