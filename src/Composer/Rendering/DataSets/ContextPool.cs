using System.Collections.Concurrent;

namespace WeakSep.Composer.Rendering.DataSets;

/// <summary>Lends render contexts to workers: as many as work at a time, each with its soundfonts kept open.</summary>
/// <param name="sampleRate">Rate in Hz of every context.</param>
internal sealed class ContextPool(int sampleRate) : IDisposable
{
    private readonly ConcurrentBag<RenderContext> _idle = [];

    /// <summary>Works with a context that no one else uses meanwhile.</summary>
    /// <param name="work">The work; the context is not valid after it.</param>
    internal void Use(Action<RenderContext> work)
    {
        var context = _idle.TryTake(out var idle) ? idle : new RenderContext(sampleRate);

        try
        {
            work(context);
        }
        finally
        {
            _idle.Add(context);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryTake(out var context))
        {
            context.Dispose();
        }
    }
}
