using System.Diagnostics;
using WeakSep.Host.Presets;

namespace WeakSep.Host.Web;

/// <summary>One song separated by one preset: waiting, on the way, whole or ended. Any thread may ask.</summary>
internal sealed class RenderJob : IDisposable
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly RenderFeed _feed;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WeakReference<PeakPyramid>?[] _stored;
    private PeakPyramid[]? _growing;
    private RenderState _state = RenderState.Queued;
    private long _lastReport;
    private long _frames;
    private long _readyFrames;
    private string? _error;
    private bool _notes;
    private bool _isWaiting = true;

    private RenderJob(Song song, string folder, string preset, IReadOnlyList<StemFacts> stems, RenderFeed feed)
    {
        Song = song;
        Folder = folder;
        Preset = preset;
        Stems = stems;
        _feed = feed;
        _frames = song.Frames;
        _stored = new WeakReference<PeakPyramid>?[stems.Count];
    }

    /// <summary>The song.</summary>
    internal Song Song { get; }

    /// <summary>The folder of its files.</summary>
    internal string Folder { get; }

    /// <summary>Name of the preset.</summary>
    internal string Preset { get; }

    /// <summary>The sources, then <c>residual</c>.</summary>
    internal IReadOnlyList<StemFacts> Stems { get; }

    /// <summary>Hash of the model that made the stems; null while there are none.</summary>
    internal string? ModelSha256 { get; private set; }

    /// <summary>Frames that every stem has.</summary>
    internal long ReadyFrames => Volatile.Read(ref _readyFrames);

    /// <summary>Whether somebody works on it or will, and nobody has asked for its end.</summary>
    internal bool IsActive =>
        !_stop.IsCancellationRequested && Describe().State is (RenderState.Queued or RenderState.Separating or RenderState.Transcribing);

    /// <summary>Cancelled when a person ends it.</summary>
    internal CancellationToken Stop => _stop.Token;

    /// <summary>Ends when nobody works on it any more.</summary>
    internal Task Ended => _ended.Task;

    /// <summary>Begins a render; it waits until <see cref="RenderWorker"/> takes it.</summary>
    internal static RenderJob Begin(Song song, string folder, string preset, IReadOnlyList<StemFacts> stems, RenderFeed feed) =>
        new(song, folder, preset, stems, feed);

    /// <summary>Takes up a render that is whole.</summary>
    /// <param name="song">The song.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="feed">Hears of it when it goes on.</param>
    /// <returns>Null when it is not whole: what a killed process left is made anew.</returns>
    internal static RenderJob? Restore(Song song, string folder, RenderFeed feed)
    {
        var file = WebJson.Read(Path.Combine(folder, RenderFile.FileName), WebJson.Default.RenderFile);

        if (file is null || file.Preset != Path.GetFileName(folder) || !file.Stems.All(stem => PresetReader.IsSourceId(stem.Id)))
        {
            return null;
        }

        var job = new RenderJob(song, folder, file.Preset, file.Stems, feed);
        job._isWaiting = false;
        job.Finish(file);
        job.End(RenderState.Done);

        return job;
    }

    /// <summary>The same stems once more in the queue, for the notes that are missing.</summary>
    internal RenderJob Again()
    {
        var job = new RenderJob(Song, Folder, Preset, Stems, _feed);
        job.Finish(new RenderFile(Preset, ModelSha256!, Describe().Frames, Stems));

        return job;
    }

    /// <summary>What is known of it now.</summary>
    internal Render Describe()
    {
        lock (_lock)
        {
            return new Render(Song.Id, Preset, _state, _frames, _readyFrames, _error, Stems, _notes);
        }
    }

    /// <summary>Finds a stem.</summary>
    /// <param name="stem">An id from outside.</param>
    /// <returns>Its index.</returns>
    /// <exception cref="RequestException">There is none: 404.</exception>
    internal int IndexOf(string stem)
    {
        var index = Stems.ToList().FindIndex(facts => facts.Id == stem);
        return index >= 0 ? index : throw RequestException.NotFound("the preset has no such stem");
    }

    /// <summary>File of a stem's samples.</summary>
    internal string SamplesOf(int stem) => Path.Combine(Folder, Stems[stem].Id + SongFolder.SamplesExtension);

    /// <summary>Peaks of a stem.</summary>
    internal PeakPyramid PeaksOf(int stem)
    {
        lock (_lock)
        {
            if (_growing is { } growing)
            {
                return growing[stem];
            }

            if (_stored[stem] is { } kept && kept.TryGetTarget(out var known))
            {
                return known;
            }

            var peaks = PeakPyramid.Read(PeaksFileOf(stem), Song.SampleRate, Song.Channels, _frames)
                ?? new PeakPyramid(Song.SampleRate, Song.Channels, frames: 0);
            _stored[stem] = new WeakReference<PeakPyramid>(peaks);     // hours of peaks of songs that nobody looks at are not kept

            return peaks;
        }
    }

    /// <summary>File of a stem's peaks.</summary>
    internal string PeaksFileOf(int stem) => Path.Combine(Folder, Stems[stem].Id + SongFolder.PeaksExtension);

    /// <summary>Asks for its end; one that waits ends at once.</summary>
    internal void Cancel()
    {
        _stop.Cancel();

        if (TryTake())
        {
            End(ModelSha256 is null ? RenderState.Cancelled : RenderState.Done);
        }
    }

    /// <summary>Takes it out of the queue.</summary>
    /// <returns>Whether it was still there: only one caller gets it.</returns>
    internal bool TryTake()
    {
        lock (_lock)
        {
            var waits = _isWaiting;
            _isWaiting = false;
            return waits;
        }
    }

    /// <summary>Goes to another state.</summary>
    internal void Enter(RenderState state)
    {
        lock (_lock)
        {
            _state = state;
        }

        _feed.Publish(Describe());
    }

    /// <summary>The stems begin to grow.</summary>
    /// <param name="peaks">Their peaks.</param>
    internal void Grow(PeakPyramid[] peaks)
    {
        lock (_lock)
        {
            _growing = peaks;
        }
    }

    /// <summary>Every stem has more frames.</summary>
    internal void Report(long readyFrames)
    {
        Volatile.Write(ref _readyFrames, readyFrames);

        if (Stopwatch.GetElapsedTime(_lastReport) >= BetweenReports)
        {
            _lastReport = Stopwatch.GetTimestamp();
            _feed.Publish(Describe());
        }
    }

    /// <summary>The stems are whole and on the disk.</summary>
    internal void Finish(RenderFile file)
    {
        lock (_lock)
        {
            ModelSha256 = file.ModelSha256;
            _frames = file.Frames;
            Volatile.Write(ref _readyFrames, file.Frames);
            _growing = null;
            _notes = File.Exists(Path.Combine(Folder, NoteLists.FileName));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    /// <summary>Nobody works on it any more.</summary>
    /// <param name="state">How it ended.</param>
    /// <param name="error">Why it failed, or why it has no notes.</param>
    internal void End(RenderState state, string? error = null)
    {
        lock (_lock)
        {
            _state = state;
            _error = error;
            _growing = null;
            _notes = File.Exists(Path.Combine(Folder, NoteLists.FileName));

            if (state is RenderState.Failed or RenderState.Cancelled)
            {
                Volatile.Write(ref _readyFrames, 0);
            }
        }

        _feed.Publish(Describe());
        _ended.TrySetResult();
    }
}
