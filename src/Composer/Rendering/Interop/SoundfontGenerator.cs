namespace WeakSep.Composer.Rendering.Interop;

/// <summary>
/// Synthesis parameters of the SoundFont 2.04 specification (section 8.1.2) that a part's sound may shift.
/// </summary>
internal enum SoundfontGenerator
{
    /// <summary>Depth of the vibrato, in cents.</summary>
    VibratoToPitch = 6,

    /// <summary>Cutoff of the low-pass filter, in absolute cents; an offset of -1200 halves it.</summary>
    FilterCutoff = 8,

    /// <summary>Decay time of the volume envelope, in timecents; an offset of 1200 doubles it.</summary>
    VolumeDecay = 36,

    /// <summary>Release time of the volume envelope, in timecents; an offset of 1200 doubles it.</summary>
    VolumeRelease = 38,

    /// <summary>Tuning, in cents.</summary>
    FineTune = 52,
}
