using System.Collections.Concurrent;
using WeakSep.Audio.Files;

namespace WeakSep.Host.Web;

/// <summary>The songs of a workspace.</summary>
internal sealed class SongStore : IDisposable
{
    private const string MixStem = "mix";
    private const int CopyBufferBytes = 1 << 16;

    private readonly ConcurrentDictionary<string, SongEntry> _songs = new();
    private readonly MixerWorkspace _workspace;
    private readonly RenderFeed _feed;
    private readonly TimeProvider _clock;
    private readonly Lock _moving = new();

    /// <summary>Finds the songs that are there.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="mostBytes">The largest file that is taken.</param>
    /// <param name="feed">Hears of renders.</param>
    /// <param name="clock">Says when songs are opened.</param>
    internal SongStore(MixerWorkspace workspace, long mostBytes, RenderFeed feed, TimeProvider clock)
    {
        _workspace = workspace;
        _feed = feed;
        _clock = clock;
        Import = new SongImport(workspace, mostBytes);

        foreach (var path in Directory.EnumerateDirectories(workspace.Songs))
        {
            var folder = new SongFolder(path);

            if (WebJson.Read(folder.Facts, WebJson.Default.SongFile) is { } file && file.Song.Id == Path.GetFileName(path))
            {
                _songs[file.Song.Id] = new SongEntry(file, folder, feed);
            }
        }
    }

    /// <summary>Takes files in.</summary>
    internal SongImport Import { get; }

    /// <summary>All songs, the one opened last first.</summary>
    internal IReadOnlyList<Song> List() => [.. _songs.Values.Select(entry => entry.Song).OrderByDescending(song => song.Created)];

    /// <summary>Finds a song.</summary>
    /// <param name="id">An id from outside.</param>
    /// <exception cref="RequestException">There is none: 404.</exception>
    internal SongEntry Find(string id) =>
        SongId.IsValid(id) && _songs.TryGetValue(id, out var entry) ? entry : throw RequestException.NotFound("there is no such song");

    /// <summary>Finds a render.</summary>
    /// <param name="song">Id of a song, from outside.</param>
    /// <param name="preset">Name of a preset, from outside.</param>
    /// <exception cref="RequestException">There is none: 404.</exception>
    internal RenderJob RenderOf(string song, string preset) =>
        Find(song).Renders.TryGetValue(preset, out var job) ? job : throw RequestException.NotFound("the song is not separated with this preset");

    /// <summary>Finds a stem; <c>mix</c>, the song itself, is one of every preset, rendered or not.</summary>
    /// <param name="song">Id of a song, from outside.</param>
    /// <param name="preset">Name of a preset, from outside.</param>
    /// <param name="stem">Id of a stem, from outside.</param>
    /// <param name="frames">Receives its length.</param>
    /// <exception cref="RequestException">There is none: 404.</exception>
    internal IStemTrack TrackOf(string song, string preset, string stem, out long frames)
    {
        var entry = Find(song);
        frames = entry.Song.Frames;

        if (stem == MixStem)
        {
            return entry.Mix;
        }

        var job = RenderOf(song, preset);
        frames = job.Describe().Frames;

        return new RenderedStem(job, job.IndexOf(stem));
    }

    /// <summary>Refuses a file of this machine that <see cref="Open(string, IProgress{long}, CancellationToken)"/> would refuse, without copying it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="AudioFileException">It is not audio.</exception>
    /// <exception cref="CommandFailure">It cannot be taken.</exception>
    internal void Require(string path)
    {
        AudioReader.Open(path).Dispose();     // says what is wrong with the file by the name that the person knows

        try
        {
            Import.Require(path);
        }
        catch (RequestException problem)
        {
            throw Refused(path, problem);
        }
    }

    /// <summary>Opens a file of this machine.</summary>
    /// <param name="path">The file.</param>
    /// <param name="copied">Told how many bytes are copied.</param>
    /// <param name="cancellation">Stops the copy.</param>
    /// <exception cref="CommandFailure">It cannot be taken.</exception>
    internal async Task<SongEntry> Open(string path, IProgress<long> copied, CancellationToken cancellation)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, CopyBufferBytes);
            return await Open(file, path, cancellation, copied);
        }
        catch (RequestException problem)
        {
            throw Refused(path, problem);
        }
    }

    /// <summary>Opens a file from outside; the same content gives the same song.</summary>
    /// <param name="content">The file.</param>
    /// <param name="name">Its name as the person knows it; only shown.</param>
    /// <param name="cancellation">Stops the copy.</param>
    /// <param name="copied">Told how many bytes are copied; null for nobody.</param>
    /// <exception cref="RequestException">It is too large, or not audio.</exception>
    internal async Task<SongEntry> Open(Stream content, string name, CancellationToken cancellation, IProgress<long>? copied = null)
    {
        var (unfinished, file) = await Import.Take(content, name, _clock.GetUtcNow(), cancellation, copied);

        lock (_moving)
        {
            if (_songs.TryGetValue(file.Song.Id, out var known))
            {
                _workspace.Discard(unfinished);

                if (!known.IsOf(file))
                {
                    throw RequestException.Conflict($"{file.Song.Title}: another song has its id; remove {known.Song.Title} first");
                }

                known.Reopen(_clock.GetUtcNow());
                return known;
            }

            var folder = new SongFolder(Path.Combine(_workspace.Songs, file.Song.Id));
            _workspace.Discard(folder.Path);      // what is there is no song, or it would be known
            Directory.Move(unfinished, folder.Path);

            return _songs[file.Song.Id] = new SongEntry(file, folder, _feed);
        }
    }

    /// <summary>Removes a song with all that was made of it; its renders have ended.</summary>
    internal void Remove(SongEntry entry)
    {
        lock (_moving)
        {
            if (_songs.TryRemove(KeyValuePair.Create(entry.Song.Id, entry)))
            {
                entry.Dispose();
                _workspace.Discard(entry.Folder.Path);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var entry in _songs.Values)
        {
            entry.Dispose();
        }
    }

    private static CommandFailure Refused(string path, RequestException problem) => new($"{path}: {problem.Message}", problem);
}
