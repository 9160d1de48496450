namespace WeakSep.Composer.Rendering.Soundfonts;

/// <summary>Corrections of presets that do not do what a score says.</summary>
internal static class SoundfontQuirks
{
    /// <summary>
    /// Shift of the release time in timecents. FluidR3's acoustic guitars ring on for seconds after the key is up, as
    /// if no one damped the string, so that their sound would contradict the score's ends of notes.
    /// </summary>
    /// <param name="soundfont">The soundfont.</param>
    /// <param name="program">0-based General MIDI program.</param>
    internal static double ReleaseTimecents(Soundfont soundfont, int program) => (soundfont.Name, program) switch
    {
        ("FluidR3_GM", 25) => -3600,
        ("FluidR3_GM", 24) => -1800,
        _ => 0,
    };
}
