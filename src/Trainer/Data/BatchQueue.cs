using System.Collections.Concurrent;

namespace WeakSep.Trainer.Data;

/// <summary>Builds batches ahead on a thread of its own, in order, at most a few at a time.</summary>
internal sealed class BatchQueue : IDisposable
{
    private const int Ahead = 3;

    private readonly BlockingCollection<(RawClips Clips, RawClips? Remix)> _ready = new(Ahead);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _worker;

    public BatchQueue(BatchBuilder builder, long firstStep)
    {
        _worker = Task.Factory.StartNew(
            () => Work(builder, firstStep), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The next step's batch.</summary>
    public TrainingBatch Take()
    {
        try
        {
            var (clips, remix) = _ready.Take();
            return new TrainingBatch(clips.ToBatch(), remix?.ToBatch());
        }
        catch (InvalidOperationException) when (_worker.IsFaulted)
        {
            throw _worker.Exception.InnerException!;
        }
    }

    public void Dispose()
    {
        _stop.Cancel();

        try
        {
            _worker.Wait();
        }
        catch (AggregateException)
        {
            // A failure of the worker was, or would have been, thrown by Take().
        }

        _ready.Dispose();
        _stop.Dispose();
    }

    private void Work(BatchBuilder builder, long step)
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                _ready.Add(builder.Training(step++), _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed while waiting for room.
        }
        finally
        {
            _ready.CompleteAdding();
        }
    }
}
