using System.Collections.Concurrent;

namespace WeakSep.Host.Web;

/// <summary>A song of the workspace with what was made of it.</summary>
internal sealed class SongEntry : IDisposable
{
    private readonly string _sha256;

    /// <summary>Takes up a song whose folder is whole.</summary>
    /// <param name="file">What it is.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="feed">Hears of its renders.</param>
    internal SongEntry(SongFile file, SongFolder folder, RenderFeed feed)
    {
        Song = file.Song;
        _sha256 = file.Sha256;
        Folder = folder;
        Mix = new MixTrack(Song, folder);

        foreach (var path in Directory.Exists(folder.Renders) ? Directory.EnumerateDirectories(folder.Renders) : [])
        {
            if (RenderJob.Restore(Song, path, feed) is { } render)
            {
                Renders[render.Preset] = render;
            }
        }
    }

    /// <summary>What it is.</summary>
    internal Song Song { get; private set; }

    /// <summary>Its folder.</summary>
    internal SongFolder Folder { get; }

    /// <summary>The song as a stem.</summary>
    internal MixTrack Mix { get; }

    /// <summary>Its renders by the names of their presets.</summary>
    internal ConcurrentDictionary<string, RenderJob> Renders { get; } = new();

    /// <summary>Whether a file is this song's.</summary>
    internal bool IsOf(SongFile file) => file.Sha256 == _sha256;

    /// <summary>Notes that the song was opened again, so that lists begin with it.</summary>
    internal void Reopen(DateTimeOffset now)
    {
        Song = Song with { Created = now };
        WebJson.Write(Folder.Facts, new SongFile(Song, _sha256), WebJson.Default.SongFile);
    }

    /// <summary>The session as it was saved, or a new one.</summary>
    /// <param name="preset">The preset of a new one.</param>
    internal Session ReadSession(string preset)
    {
        var session = WebJson.Read(Folder.Session, WebJson.Default.Session);

        return session is null or { Preset: "" } ? (session ?? new Session()) with { Preset = preset } : session;
    }

    /// <summary>Saves a session, whole or not at all.</summary>
    internal void WriteSession(Session session) =>
        WebJson.Write(Folder.Session, session, WebJson.Default.Session);

    /// <inheritdoc/>
    public void Dispose()
    {
        Mix.Dispose();

        foreach (var job in Renders.Values)
        {
            job.Dispose();
        }
    }
}
