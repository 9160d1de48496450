namespace WeakSep.Host.Web;

/// <summary>What a page shows of a stem.</summary>
/// <param name="Id">Name in addresses and of files.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Colour">Its colour, <c>#rrggbb</c>.</param>
internal sealed record StemFacts(string Id, string Title, string Colour)
{
    /// <summary>What the sources leave of the mix.</summary>
    internal static StemFacts Residual { get; } = new(Rendering.StemFiles.ResidualName, "Residual", "#8c8c8c");
}
