namespace WeakSep.Host.Web;

/// <summary>How a person left the mixer of a song.</summary>
internal sealed record Session
{
    /// <summary>Name of the file in a song's folder.</summary>
    internal const string FileName = "session.json";

    /// <summary>Name of the preset.</summary>
    public string Preset { get; init; } = "";

    /// <summary>Where the song stands, in seconds.</summary>
    public double Position { get; init; }

    /// <summary>The region that repeats.</summary>
    public SessionLoop Loop { get; init; } = new();

    /// <summary>The sum of all strips.</summary>
    public SessionMaster Master { get; init; } = new();

    /// <summary>One strip per stem that was touched, by the stem's id.</summary>
    public IReadOnlyDictionary<string, SessionStrip> Strips { get; init; } = new Dictionary<string, SessionStrip>();
}
