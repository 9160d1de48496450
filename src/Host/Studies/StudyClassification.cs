namespace WeakSep.Host.Studies;

/// <summary>A row's classifier in a table of F-measures.</summary>
internal sealed record StudyClassification
{
    /// <summary>What the table calls it.</summary>
    public string Title { get; init; } = "";

    /// <summary>The table it belongs to.</summary>
    public string Table { get; init; } = "";

    /// <summary>What is counted. Default <see cref="ClassificationUnit.Frames"/>.</summary>
    public ClassificationUnit Unit { get; init; }

    /// <summary>What was published: F-measure by class.</summary>
    public Dictionary<string, double> Published { get; init; } = [];
}
