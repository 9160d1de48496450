namespace WeakSep.Composer.Rhythm;

/// <summary>Figures of one idea in one or more metres.</summary>
internal sealed class FigureBook(params string[] texts)
{
    private readonly Figure[] _figures = [.. texts.Select(Figure.Parse)];

    /// <summary>True if the book has figures of the metre.</summary>
    public bool Fits(Metre metre) => _figures.Any(figure => figure.Metre == metre);

    /// <summary>A figure of the metre; plain pulses where the book has none.</summary>
    public Figure Pick(Metre metre, Dice dice)
    {
        var fitting = _figures.Where(figure => figure.Metre == metre).ToArray();
        if (fitting.Length > 0)
        {
            return dice.Pick(fitting);
        }

        var symbols = _figures[0].Steps;
        var steps = Enumerable.Range(0, metre.Pulses)
            .Select(pulse => new FigureStep(pulse * metre.PulseBeats, metre.PulseBeats,
                symbols[pulse % symbols.Count].Symbol));

        return new Figure(metre, 1, [.. steps]);
    }
}
