using WeakSep.Host.Presets;

namespace WeakSep.Host.Web;

/// <summary>The file that the program was started with, on its way into the workspace while the page is served already.</summary>
internal sealed class SongOpening : IProgress<long>
{
    private readonly SongStore _songs;
    private readonly RenderQueue _renders;
    private readonly PresetFolder _preset;
    private readonly string _path;
    private readonly long _bytes;
    private OpeningState _state;

    /// <summary>Looks at the file.</summary>
    /// <param name="songs">Take it in.</param>
    /// <param name="renders">Separate it.</param>
    /// <param name="preset">By which preset.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="Audio.Files.AudioFileException">It is not audio.</exception>
    /// <exception cref="CommandFailure">It cannot be taken.</exception>
    internal SongOpening(SongStore songs, RenderQueue renders, PresetFolder preset, string path)
    {
        songs.Require(path);
        _songs = songs;
        _renders = renders;
        _preset = preset;
        _path = path;
        _bytes = new FileInfo(path).Length;
        _state = new OpeningState(SongImport.TitleOf(path), 0, null, null);
    }

    /// <summary>How far it is; any thread may ask.</summary>
    internal OpeningState State => Volatile.Read(ref _state);

    /// <summary>Takes the file in and begins to separate it.</summary>
    /// <param name="say">Told in a line why it failed.</param>
    /// <param name="cancellation">Ends it; nothing is left of the file then.</param>
    internal async Task Run(Action<string> say, CancellationToken cancellation)
    {
        try
        {
            var entry = await _songs.Open(_path, this, cancellation);
            _renders.Start(entry, _preset);
            Volatile.Write(ref _state, State with { Share = 1, Song = entry.Song.Id });
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
        catch (Exception problem)
        {
            // A full disk, a file that changes: other songs can be mixed all the same.
            var reason = FailureReport.Describe(problem);
            say(reason);
            Volatile.Write(ref _state, State with { Error = reason.Replace(_path, State.Title, StringComparison.Ordinal) });
        }
    }

    void IProgress<long>.Report(long value) => Volatile.Write(ref _state, State with { Share = (double)value / Math.Max(value, _bytes) });
}
