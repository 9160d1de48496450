namespace WeakSep.Composer.Rendering.DataSets;

/// <summary>Where the music of a data set comes from.</summary>
internal interface IPieceSource
{
    /// <summary>Number of different pieces; null for as many as are wanted.</summary>
    int? Count { get; }

    /// <summary>Says what the pieces are, so that a data set is not continued with others.</summary>
    string Identity { get; }

    /// <summary>A piece; the same for the same number.</summary>
    /// <param name="number">0-based, below <see cref="Count"/>.</param>
    Piece Get(int number);

    /// <summary>
    /// A group of pieces that are versions of one score and must stay in one split; 0-based, in order of first use.
    /// </summary>
    /// <param name="number">0-based number of the piece.</param>
    int GroupOf(int number);
}
