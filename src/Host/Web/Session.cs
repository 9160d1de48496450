namespace WeakSep.Host.Web;

/// <summary>How a person left the mixer of a song.</summary>
/// <remarks>Its properties can be set, because generated readers of JSON would give those that are only initialised no defaults.</remarks>
internal sealed record Session
{
    /// <summary>Name of the file in a song's folder.</summary>
    internal const string FileName = "session.json";

    /// <summary>Name of the preset.</summary>
    public string Preset { get; set; } = "";

    /// <summary>Where the song stands, in seconds.</summary>
    public double Position { get; set; }

    /// <summary>The region that repeats.</summary>
    public SessionLoop Loop { get; set; } = new();

    /// <summary>The sum of all strips.</summary>
    public SessionMaster Master { get; set; } = new();

    /// <summary>One strip per stem that was touched, by the stem's id.</summary>
    public IReadOnlyDictionary<string, SessionStrip> Strips { get; set; } = new Dictionary<string, SessionStrip>();
}
