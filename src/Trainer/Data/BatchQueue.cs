using System.Collections.Concurrent;

namespace WeakSep.Trainer.Data;

/// <summary>Builds batches ahead on a thread of its own, in order, at most a few at a time.</summary>
internal sealed class BatchQueue : IDisposable
{
    private const int Ahead = 3;

    private readonly BlockingCollection<Func<TrainingBatch>> _ready = new(Ahead);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _worker;

    public BatchQueue(IBatchSource batches, long firstStep)
    {
        _worker = Task.Factory.StartNew(
            () => Work(batches, firstStep), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The next step's batch.</summary>
    public TrainingBatch Take()
    {
        Func<TrainingBatch> next;

        try
        {
            next = _ready.Take();
        }
        catch (InvalidOperationException)
        {
            // The worker closes the queue an instant before it counts as failed.
            _worker.GetAwaiter().GetResult();
            throw;
        }

        return next();
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

    private void Work(IBatchSource batches, long step)
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                _ready.Add(batches.Training(step++), _stop.Token);
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
