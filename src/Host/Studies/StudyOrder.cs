namespace WeakSep.Host.Studies;

/// <summary>An order of rows that the paper reports, in numbers or in words.</summary>
internal sealed record StudyOrder
{
    /// <summary>What is claimed.</summary>
    public string Claim { get; init; } = "";

    /// <summary>Ids of the rows of which the best is above the best of <see cref="Worse"/>.</summary>
    public List<string> Better { get; init; } = [];

    /// <summary>Ids of the rows that lie below; measured on the same sound.</summary>
    public List<string> Worse { get; init; } = [];
}
