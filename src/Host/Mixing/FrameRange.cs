namespace WeakSep.Host.Mixing;

/// <summary>Frames from one up to another, which no longer belongs to them.</summary>
/// <param name="Start">The first frame.</param>
/// <param name="End">The frame behind the last.</param>
internal readonly record struct FrameRange(long Start, long End)
{
    /// <summary>How many there are.</summary>
    internal long Length => End - Start;

    /// <summary>Whether there is none.</summary>
    internal bool IsEmpty => End <= Start;
}
