namespace WeakSep.Host.Web;

/// <summary>Tells of renders as they go on: every change of state, and at most ten times a second how far one is.</summary>
internal sealed class RenderFeed
{
    /// <summary>A render changed. Raised on the thread that renders: a handler must not wait.</summary>
    internal event Action<Render>? Changed;

    /// <summary>Tells of a change.</summary>
    internal void Publish(Render render) => Changed?.Invoke(render);
}
