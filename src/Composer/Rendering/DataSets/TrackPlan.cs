namespace WeakSep.Composer.Rendering.DataSets;

/// <summary>One track to be made.</summary>
/// <param name="Number">1-based, unique in the data set.</param>
/// <param name="Split">The split that it belongs to.</param>
/// <param name="Piece">Its music.</param>
internal sealed record TrackPlan(int Number, string Split, Piece Piece)
{
    /// <summary>Name of its folder.</summary>
    internal string Name => $"Track{Number:00000}";
}
