namespace TorchSharp;

/// <summary>
/// Owns the tensors that its thread makes while it is the innermost scope, and disposes them when it is disposed.
/// </summary>
/// <remarks>One thread only. Scopes nest; an inner scope that was forgotten is disposed with its outer one.</remarks>
public sealed class DisposeScope : IDisposable
{
    [ThreadStatic]
    private static DisposeScope? s_current;

    private readonly HashSet<IDisposable> _disposables = new(ReferenceEqualityComparer.Instance);
    private bool _disposed;

    private DisposeScope(DisposeScope? outer) => OuterScope = outer;

    /// <summary>How many tensors the scope owns.</summary>
    public int DisposablesCount => _disposables.Count;

    internal static DisposeScope? Current => s_current;

    internal DisposeScope? OuterScope { get; }

    /// <summary>Lets the enclosing scope own an object instead; without one it belongs to no scope.</summary>
    public T MoveToOuter<T>(T disposable)
        where T : IDisposable => MoveToOther(OuterScope, disposable);

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable => (MoveToOuter(first), MoveToOuter(second));

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable => (MoveToOuter(first), MoveToOuter(second), MoveToOuter(third));

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public void MoveToOuter(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
        {
            MoveToOther(OuterScope, disposable);
        }
    }

    /// <summary>Lets another scope own an object; with null it belongs to no scope.</summary>
    public T MoveToOther<T>(DisposeScope? scope, T disposable)
        where T : IDisposable
    {
        ObjectDisposedException.ThrowIf(_disposed, this);

        if (_disposables.Remove(disposable))
        {
            scope?._disposables.Add(disposable);
            Own(disposable, scope);
        }

        return disposable;
    }

    /// <summary>Takes an object out of all scopes.</summary>
    public T Detach<T>(T disposable)
        where T : IDisposable => MoveToOther(null, disposable);

    /// <inheritdoc cref="Detach{T}(T)"/>
    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    /// <inheritdoc cref="Detach{T}(T)"/>
    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
        {
            MoveToOther(null, disposable);
        }
    }

    /// <summary>Makes the scope own an object that belonged to another scope or to none.</summary>
    public void Attach(IDisposable disposable)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);

        if (disposable is torch.Tensor { OwningDisposeScope: { } other })
        {
            other._disposables.Remove(disposable);
        }

        _disposables.Add(disposable);
        Own(disposable, this);
    }

    /// <summary>Whether the scope owns the object.</summary>
    public bool Contains(IDisposable disposable) => _disposables.Contains(disposable);

    /// <summary>Disposes what the scope owns and keeps the scope open.</summary>
    public void DisposeEverything() => DisposeEverythingBut(Array.Empty<IDisposable>());

    /// <summary>Disposes what the scope owns except some objects, which it keeps.</summary>
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    /// <inheritdoc cref="DisposeEverythingBut(IDisposable[])"/>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var kept = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);

        foreach (var disposable in _disposables.Where(owned => !kept.Contains(owned)).ToArray())
        {
            _disposables.Remove(disposable);
            Own(disposable, null);
            disposable.Dispose();
        }
    }

    /// <summary>Disposes what the scope owns; the enclosing scope becomes the innermost again.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        CloseForgottenInnerScopes();
        DisposeEverything();
        _disposed = true;
    }

    /// <summary>Makes the scope forget an object that was disposed by hand.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        _disposables.Remove(disposable);
        Own(disposable, null);
    }

    internal static DisposeScope Open() => s_current = new DisposeScope(s_current);

    /// <summary>Gives a new tensor to the thread's innermost scope, which is returned.</summary>
    internal static DisposeScope? Register(torch.Tensor tensor)
    {
        s_current?._disposables.Add(tensor);
        return s_current;
    }

    /// <summary>Puts a tensor in the place of another that handed over its native reference.</summary>
    internal void Replace(torch.Tensor original, torch.Tensor replacement)
    {
        _disposables.Remove(original);
        _disposables.Add(replacement);
    }

    private static void Own(IDisposable disposable, DisposeScope? scope)
    {
        if (disposable is torch.Tensor tensor)
        {
            tensor.OwningDisposeScope = scope;
        }
    }

    private void CloseForgottenInnerScopes()
    {
        for (var scope = s_current; scope is not null; scope = scope.OuterScope)
        {
            if (scope != this)
            {
                continue;
            }

            while (s_current != this)
            {
                var inner = s_current!;
                s_current = inner.OuterScope;
                inner.DisposeEverything();
                inner._disposed = true;
            }

            s_current = OuterScope;
            return;
        }
    }
}
