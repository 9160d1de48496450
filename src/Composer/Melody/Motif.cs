namespace WeakSep.Composer.Melody;

/// <summary>
/// A rhythm with a contour: for every note its start and length in beats and its height in semitones.
/// </summary>
internal sealed record Motif(IReadOnlyList<(double Start, double Length, double Height)> Notes, double Beats)
{
    /// <summary>The contour upside down.</summary>
    public Motif Inverted() => this with { Notes = [.. Notes.Select(n => (n.Start, n.Length, -n.Height))] };

    /// <summary>The contour stretched or flattened.</summary>
    public Motif Scaled(double factor) =>
        this with { Notes = [.. Notes.Select(n => (n.Start, n.Length, n.Height * factor))] };

    /// <summary>The first part only, the last note held until it ends.</summary>
    public Motif Head(double beats)
    {
        var kept = Notes.Where(note => note.Start < beats - 1e-6).ToList();
        if (kept.Count > 0)
        {
            var last = kept[^1];
            kept[^1] = last with { Length = beats - last.Start };
        }

        return new Motif(kept, beats);
    }

    /// <summary>This motif followed by another.</summary>
    public Motif Then(Motif next) =>
        new([.. Notes, .. next.Notes.Select(n => (n.Start + Beats, n.Length, n.Height))], Beats + next.Beats);
}
