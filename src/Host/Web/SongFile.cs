namespace WeakSep.Host.Web;

/// <summary>The content of a song's <c>song.json</c>.</summary>
/// <param name="Song">The song.</param>
/// <param name="Sha256">Hash of the audio file, lower-case hexadecimal.</param>
internal sealed record SongFile(Song Song, string Sha256)
{
    /// <summary>Name of the file in a song's folder.</summary>
    internal const string FileName = "song.json";
}
