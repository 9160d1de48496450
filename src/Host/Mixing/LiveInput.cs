using WeakSep.Host.Devices.Interop;
using WeakSep.Host.Live;
using WeakSep.Host.Presets;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;

namespace WeakSep.Host.Mixing;

/// <summary>A live separation with the model it owns.</summary>
internal sealed class LiveInput : IDisposable
{
    private readonly IStreamingMaskModel _model;

    /// <summary>Wraps a model.</summary>
    /// <param name="model">Warmed up; disposed with this.</param>
    /// <param name="latency">What is traded for quality.</param>
    /// <param name="provider">What computes the model.</param>
    internal LiveInput(IStreamingMaskModel model, LatencyClass latency, string provider)
    {
        _model = model;
        Provider = provider;
        Engine = new LiveEngine(model, latency, () => LinuxThread.TryRaise());
    }

    /// <summary>The separation.</summary>
    internal LiveEngine Engine { get; }

    /// <summary>What computes the model.</summary>
    internal string Provider { get; }

    /// <summary>Loads a preset.</summary>
    /// <param name="preset">Its name.</param>
    /// <param name="latency">What is traded for quality.</param>
    /// <param name="provider">What is to compute the model.</param>
    /// <exception cref="PresetException">There is no such preset, or it is broken.</exception>
    internal static LiveInput Load(string preset, LatencyClass latency, ExecutionProvider provider)
    {
        var model = PresetCatalog.Open(preset).LoadStreaming(provider, out var choice);
        return new LiveInput(model, latency, choice.Name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Engine.Dispose();
        _model.Dispose();
    }
}
