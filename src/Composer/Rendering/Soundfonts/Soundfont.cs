namespace WeakSep.Composer.Rendering.Soundfonts;

/// <summary>A soundfont that parts may be played with.</summary>
/// <param name="Name">Short name, also the one recorded with each stem.</param>
/// <param name="Path">SF2 or SF3 file.</param>
/// <param name="Weight">How often it is drawn relative to the others.</param>
/// <param name="IsHeldOut">Kept out of every default set, so that tests have an instrument that training never
/// heard.</param>
/// <param name="Presets">The presets that it holds.</param>
internal sealed record Soundfont(
    string Name, string Path, double Weight, bool IsHeldOut, SoundfontPresets Presets);
