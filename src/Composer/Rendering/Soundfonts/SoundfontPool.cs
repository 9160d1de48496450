using WeakSep.Composer.Rendering.Interop;

namespace WeakSep.Composer.Rendering.Soundfonts;

/// <summary>Keeps soundfonts in memory, because opening one takes longer than playing a part.</summary>
/// <remarks>Belongs to one worker at a time; not thread-safe.</remarks>
internal sealed class SoundfontPool : IDisposable
{
    private readonly int _sampleRate;
    private readonly Dictionary<string, LoadedSoundfont> _loaded = [];

    /// <summary>Creates an empty pool.</summary>
    /// <param name="sampleRate">Output rate in Hz of every synthesizer.</param>
    internal SoundfontPool(int sampleRate) => _sampleRate = sampleRate;

    /// <summary>Starts a synthesizer for one part.</summary>
    /// <param name="soundfont">The soundfont; opened when it is first asked for.</param>
    /// <param name="bank">Bank; 128 holds the drum kits.</param>
    /// <param name="program">0-based program.</param>
    /// <exception cref="RenderingException">The library, the soundfont or the preset cannot be used.</exception>
    internal FluidSynthesizer Start(Soundfont soundfont, int bank, int program)
    {
        if (!_loaded.TryGetValue(soundfont.Path, out var loaded))
        {
            loaded = new LoadedSoundfont(soundfont.Path, _sampleRate);
            _loaded.Add(soundfont.Path, loaded);
        }

        return loaded.Start(bank, program)
            ?? throw new RenderingException($"{soundfont.Path}: no preset {program} in bank {bank}.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var soundfont in _loaded.Values)
        {
            soundfont.Dispose();
        }

        _loaded.Clear();
    }
}
