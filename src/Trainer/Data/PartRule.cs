namespace WeakSep.Trainer.Data;

/// <summary>Which parts of a score one instrument plays. Under <c>parts</c> in a settings file.</summary>
public sealed record PartRule
{
    /// <summary>General MIDI programs counted from 0, single or as ranges: 48, 16-23. Default: none.</summary>
    public string[] Programs { get; init; } = [];

    /// <summary>Words that the track name of a part holds, in whatever case. They go before programs. Default: none.</summary>
    public string[] Names { get; init; } = [];

    /// <summary>Whether drum parts, those on MIDI channel 10, belong to it; its sound then has no partials. Default false.</summary>
    public bool Drums { get; init; }

    /// <summary>Whether it takes every part that no other instrument takes; its sound may be anything. Default false.</summary>
    public bool Rest { get; init; }

    /// <summary>The programs one by one.</summary>
    /// <param name="instrument">Whose rule it is, for messages.</param>
    /// <exception cref="ArgumentException">A program is no number from 0 to 127 or range of such.</exception>
    internal IEnumerable<int> ProgramNumbers(string instrument)
    {
        foreach (var text in Programs)
        {
            var ends = text.Split('-', StringSplitOptions.TrimEntries);

            if (ends.Length > 2
                || !byte.TryParse(ends[0], out var first)
                || !byte.TryParse(ends[^1], out var last)
                || last > 127
                || first > last)
            {
                throw new ArgumentException($"parts: {instrument}: program {text}; expected 0 to 127, or a range such as 16-23");
            }

            for (var program = first; program <= last; program++)
            {
                yield return program;
            }
        }
    }
}
