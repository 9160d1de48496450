using WeakSep.Composer.Rendering.Soundfonts;

namespace WeakSep.Composer.Rendering;

/// <summary>What one worker needs to render: the sample rate and its own soundfonts.</summary>
/// <remarks>Used by one thread at a time. Nothing in it changes what a part sounds like.</remarks>
internal sealed class RenderContext : IDisposable
{
    /// <summary>Creates a context.</summary>
    /// <param name="sampleRate">Rate in Hz of everything that is rendered.</param>
    internal RenderContext(int sampleRate)
    {
        SampleRate = sampleRate;
        Soundfonts = new SoundfontPool(sampleRate);
    }

    /// <summary>Rate in Hz.</summary>
    internal int SampleRate { get; }

    /// <summary>The soundfonts that this worker has open.</summary>
    internal SoundfontPool Soundfonts { get; }

    /// <inheritdoc/>
    public void Dispose() => Soundfonts.Dispose();
}
