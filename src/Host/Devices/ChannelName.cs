namespace WeakSep.Host.Devices;

/// <summary>Reads names of channels: a source, then <c>_L</c> or <c>_R</c>; others are a source with one channel.</summary>
internal static class ChannelName
{
    private const string Left = "_L";
    private const string Right = "_R";

    /// <summary>Whether a channel belongs to the right side; what has no side counts as left.</summary>
    internal static bool IsRight(string name) => name.EndsWith(Right, StringComparison.Ordinal);

    /// <summary>The source: the name without its side.</summary>
    internal static string SourceOf(string name) => IsRight(name) || IsLeft(name) ? name[..^Left.Length] : name;

    /// <summary>The name for people, such as <c>bass left</c>.</summary>
    internal static string PrettyOf(string name) =>
        SourceOf(name) + (IsRight(name) ? " right" : IsLeft(name) ? " left" : "");

    private static bool IsLeft(string name) => name.EndsWith(Left, StringComparison.Ordinal);
}
