namespace WeakSep.Host.Studies;

/// <summary>What rows of labelled sound are measured on: the test part of the data, with settings of its own.</summary>
internal sealed record StudyTest
{
    /// <summary>Name of the result's file, and by which rows refer to it.</summary>
    public string Id { get; init; } = "";

    /// <summary>What the tables call it.</summary>
    public string Title { get; init; } = "";

    /// <summary>What differs from the settings of the row that is measured.</summary>
    public Dictionary<object, object?> Settings { get; init; } = [];
}
