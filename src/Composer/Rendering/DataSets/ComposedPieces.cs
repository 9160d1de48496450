namespace WeakSep.Composer.Rendering.DataSets;

/// <summary>Pieces that the composer writes, one per number.</summary>
/// <param name="dice">Source of chance of the data set.</param>
internal sealed class ComposedPieces(Dice dice) : IPieceSource
{
    private readonly CompositionSettings _settings = new();

    /// <inheritdoc/>
    public int? Count => null;

    /// <inheritdoc/>
    public string Identity => "composed";

    /// <inheritdoc/>
    public Piece Get(int number)
    {
        var composition = ScoreComposer.Compose(dice.Fork($"composition {number}").Seed(), _settings);
        var score = composition.Score with { Parts = [.. composition.Score.Parts.Where(part => part.Notes.Count > 0)] };
        return new Piece(score, composition.Style, composition.Key, composition.BeatsPerMinute, composition.Form, "");
    }

    /// <inheritdoc/>
    public int GroupOf(int number) => number;
}
