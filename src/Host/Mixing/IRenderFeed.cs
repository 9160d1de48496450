namespace WeakSep.Host.Mixing;

/// <summary>Tells how far songs are rendered.</summary>
internal interface IRenderFeed
{
    /// <summary>A render has moved on: its song and its preset. Raised on any thread, as often as it happens; nobody waits in it.</summary>
    event Action<string, string>? Changed;

    /// <summary>A render as it is now: the JSON object that a GET answers, as UTF-8; null where there is none any more.</summary>
    /// <param name="song">Id of the song.</param>
    /// <param name="preset">Name of the preset.</param>
    byte[]? Describe(string song, string preset);
}
