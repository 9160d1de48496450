using System.Collections.Concurrent;
using System.Security.Cryptography;
using WeakSep.Host.Presets;

namespace WeakSep.Host.Web;

/// <summary>Renders one song after the other in the background.</summary>
internal sealed class RenderQueue : IDisposable
{
    private readonly BlockingCollection<(RenderJob Job, SongEntry Entry, PresetFolder Preset)> _waiting = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _starting = new();
    private readonly RenderWorker _worker;
    private readonly RenderFeed _feed;
    private readonly Task _work;

    /// <summary>Begins to wait for work.</summary>
    /// <param name="worker">Renders.</param>
    /// <param name="feed">Hears of it.</param>
    internal RenderQueue(RenderWorker worker, RenderFeed feed)
    {
        _worker = worker;
        _feed = feed;
        _work = Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Gives the render of a song: the one that runs or is whole, or one that begins now.</summary>
    internal RenderJob Start(SongEntry entry, PresetFolder preset)
    {
        var name = preset.Preset.Name;

        lock (_starting)
        {
            if (entry.Renders.TryGetValue(name, out var known) && (known.IsActive || IsWhole(known, preset)))
            {
                return known;
            }

            var job = known?.ModelSha256 is { } made && made == HashOf(preset)
                ? known.Again()
                : RenderJob.Begin(entry.Song, entry.Folder.RenderOf(name), name, PresetShelf.StemsOf(preset.Preset), _feed);
            entry.Renders[name] = job;
            _waiting.Add((job, entry, preset));

            return job;
        }
    }

    /// <summary>Ends a render that runs; forgets one that has ended, and removes its files.</summary>
    internal void Cancel(SongEntry entry, RenderJob job)
    {
        lock (_starting)
        {
            if (job.IsActive)
            {
                job.Cancel();
            }
            else if (entry.Renders.TryRemove(KeyValuePair.Create(job.Preset, job)))
            {
                _worker.Forget(job);
            }
        }
    }

    /// <summary>Ends all renders of a song.</summary>
    /// <returns>Ends when nobody works on them any more.</returns>
    internal Task CancelAll(SongEntry entry)
    {
        lock (_starting)
        {
            var active = entry.Renders.Values.Where(job => job.IsActive).ToList();
            active.ForEach(job => job.Cancel());

            return Task.WhenAll(active.Select(job => job.Ended));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _waiting.CompleteAdding();
        _work.Wait(CancellationToken.None);
        _waiting.Dispose();
        _stop.Dispose();
    }

    private static bool IsWhole(RenderJob job, PresetFolder preset)
    {
        var render = job.Describe();

        return render.State == RenderState.Done
            && (render.Notes || preset.Preset.Transcriptor is null)
            && job.ModelSha256 == HashOf(preset);
    }

    private static string HashOf(PresetFolder preset)
    {
        using var file = File.OpenRead(preset.ModelPath);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private void Work()
    {
        foreach (var (job, entry, preset) in _waiting.GetConsumingEnumerable())
        {
            _worker.Run(job, entry.Folder.Audio, preset, _stop.Token);
        }
    }
}
