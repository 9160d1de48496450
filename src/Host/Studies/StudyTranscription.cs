namespace WeakSep.Host.Studies;

/// <summary>A row's transcriptor in the study's table of notes.</summary>
internal sealed record StudyTranscription
{
    /// <summary>What the table calls it.</summary>
    public string Title { get; init; } = "";

    /// <summary>The stage whose transcriptor is measured.</summary>
    public string Stage { get; init; } = "transcriptor";

    /// <summary>What was published: accuracy by instrument, heard in mixtures.</summary>
    public Dictionary<string, double> Mixture { get; init; } = [];

    /// <summary>What was published: accuracy by instrument, each heard alone.</summary>
    public Dictionary<string, double> Isolated { get; init; } = [];

    /// <summary>What was published: share of the notes found in mixtures that are not there.</summary>
    public double? FalsePositiveRate { get; init; }
}
