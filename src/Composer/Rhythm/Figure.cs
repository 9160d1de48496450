namespace WeakSep.Composer.Rhythm;

/// <summary>
/// A rhythm written as text, one letter per step of the bar: <c>"R-5-|R.5a"</c>. A dot is a rest, a dash holds, a bar
/// line starts the next bar, spaces only please the eye; what the other letters mean is up to the role. A leading "3/4
/// " names the metre, 4/4 when absent.
/// </summary>
internal sealed record Figure(Metre Metre, int Bars, IReadOnlyList<FigureStep> Steps)
{
    /// <summary>Length in beats.</summary>
    public double Beats => Bars * Metre.BarBeats;

    /// <summary>Reads the notation above.</summary>
    public static Figure Parse(string text)
    {
        var metre = Metre.Four;
        if (char.IsAsciiDigit(text[0]) && text.IndexOf('/', StringComparison.Ordinal) is > 0 and < 3)
        {
            var space = text.IndexOf(' ', StringComparison.Ordinal);
            metre = Metre.Parse(text[..space]);
            text = text[space..];
        }

        var bars = text.Replace(" ", "", StringComparison.Ordinal).Split('|');
        var steps = new List<FigureStep>();
        for (var bar = 0; bar < bars.Length; bar++)
        {
            AddBar(steps, bars[bar], bar * metre.BarBeats, metre.BarBeats / bars[bar].Length);
        }

        return new Figure(metre, bars.Length, steps);
    }

    private static void AddBar(List<FigureStep> steps, string letters, double start, double stepBeats)
    {
        var holding = start > 0 && steps.Count > 0;
        for (var i = 0; i < letters.Length; i++)
        {
            switch (letters[i])
            {
                case '.':
                    holding = false;
                    break;
                case '-':
                    if (holding)
                    {
                        steps[^1] = steps[^1] with { Length = steps[^1].Length + stepBeats };
                    }

                    break;
                default:
                    steps.Add(new FigureStep(start + (i * stepBeats), stepBeats, letters[i]));
                    holding = true;
                    break;
            }
        }
    }
}
