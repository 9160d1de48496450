namespace WeakSep.Host.Studies;

/// <summary>A row of a study: a training run, what is measured of it, and what was published for it.</summary>
internal sealed record StudyRow
{
    /// <summary>Name of its run folder, and by which other rows refer to it.</summary>
    public string Id { get; init; } = "";

    /// <summary>What the tables call it.</summary>
    public string Title { get; init; } = "";

    /// <summary>The table it belongs to.</summary>
    public string Table { get; init; } = "";

    /// <summary>Recipe that trains it. Default: the study's.</summary>
    public string? Recipe { get; init; }

    /// <summary>Id of the row whose run this one shows in another table or on another test. Default: it is trained itself.</summary>
    public string? Same { get; init; }

    /// <summary>What it is measured on, where the study names tests. Default: the first.</summary>
    public string? Test { get; init; }

    /// <summary>Id of the row that bounds it, where that is another than the study's. Default: the study's.</summary>
    public string? Bound { get; init; }

    /// <summary>Stages that are taken from other rows instead of being trained again: id of the row by name of the stage.</summary>
    public Dictionary<string, string> Stages { get; init; } = [];

    /// <summary>What differs from the study's settings.</summary>
    public Dictionary<object, object?> Settings { get; init; } = [];

    /// <summary>The stage whose separator is measured.</summary>
    public string Measure { get; init; } = "separator";

    /// <summary>Its transcriptor in the table of notes; null when that is not measured.</summary>
    public StudyTranscription? Transcription { get; init; }

    /// <summary>Its classifier in a table of F-measures; null when that is not measured.</summary>
    public StudyClassification? Classification { get; init; }

    /// <summary>
    /// What was published: of songs SI-SDR in dB by source, and "average"; of labelled sound its improvement, and "overall".
    /// </summary>
    public Dictionary<string, double> Published { get; init; } = [];

    /// <summary>The same, medians.</summary>
    public Dictionary<string, double> PublishedMedian { get; init; } = [];

    /// <summary>Id of the row whose run it shows: another's, or its own.</summary>
    internal string Run => Same ?? Id;
}
