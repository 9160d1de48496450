namespace WeakSep.Host.Studies;

/// <summary>A row of a study: one training run, what is measured of it, and what was published for it.</summary>
internal sealed record StudyRow
{
    /// <summary>Name of its run folder, and by which other rows refer to it.</summary>
    public string Id { get; init; } = "";

    /// <summary>What the tables call it.</summary>
    public string Title { get; init; } = "";

    /// <summary>The table it belongs to.</summary>
    public string Table { get; init; } = "";

    /// <summary>Recipe that trains it.</summary>
    public string Recipe { get; init; } = "score";

    /// <summary>Stages that are taken from other rows instead of being trained again: id of the row by name of the stage.</summary>
    public Dictionary<string, string> Stages { get; init; } = [];

    /// <summary>What differs from the study's settings.</summary>
    public Dictionary<object, object?> Settings { get; init; } = [];

    /// <summary>The stage whose separator is measured.</summary>
    public string Measure { get; init; } = "separator";

    /// <summary>Its transcriptor in the table of notes; null when that is not measured.</summary>
    public StudyTranscription? Transcription { get; init; }

    /// <summary>What was published: SI-SDR in dB by source, and "average".</summary>
    public Dictionary<string, double> Published { get; init; } = [];
}
