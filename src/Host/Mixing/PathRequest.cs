namespace WeakSep.Host.Mixing;

/// <summary>Asks the reading thread for another path through the song.</summary>
/// <param name="Number">Counts up; the newest one counts.</param>
/// <param name="Path">What to play.</param>
/// <param name="Clock">
/// Count of frames played at which the path's first frame belongs, for a path that goes on where another is; null for a jump.
/// </param>
internal sealed record PathRequest(int Number, PlayPath Path, long? Clock)
{
    /// <summary>Nothing.</summary>
    internal static PathRequest None { get; } = new(0, default, null);
}
