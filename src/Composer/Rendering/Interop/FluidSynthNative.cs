using System.Runtime.InteropServices;

namespace WeakSep.Composer.Rendering.Interop;

/// <summary>
/// The part of FluidSynth's C interface (version 2.2 or later, library major 3) that offline rendering needs.
/// </summary>
internal static partial class FluidSynthNative
{
    /// <summary>Name that <see cref="FluidSynthLibrary"/> resolves to the installed library.</summary>
    internal const string Library = "fluidsynth";

    /// <summary>What FluidSynth's functions return on failure.</summary>
    internal const int Failed = -1;

    /// <summary>Number of levels of FluidSynth's log, from panic to debug.</summary>
    internal const int LogLevels = 5;

    /// <summary>Frames that FluidSynth renders at a time; events take effect at such a boundary.</summary>
    internal const int BlockFrames = 64;

    [LibraryImport(Library, EntryPoint = "fluid_set_log_function")]
    internal static partial nint SetLogFunction(int level, nint function, nint data);

    [LibraryImport(Library, EntryPoint = "new_fluid_settings")]
    internal static partial FluidSettingsHandle NewSettings();

    [LibraryImport(Library, EntryPoint = "delete_fluid_settings")]
    internal static partial void DeleteSettings(nint settings);

    [LibraryImport(Library, EntryPoint = "fluid_settings_setint", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetInteger(FluidSettingsHandle settings, string name, int value);

    [LibraryImport(Library, EntryPoint = "fluid_settings_setnum", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetNumber(FluidSettingsHandle settings, string name, double value);

    [LibraryImport(Library, EntryPoint = "new_fluid_synth")]
    internal static partial FluidSynthHandle NewSynth(FluidSettingsHandle settings);

    [LibraryImport(Library, EntryPoint = "delete_fluid_synth")]
    internal static partial void DeleteSynth(nint synth);

    [LibraryImport(Library, EntryPoint = "fluid_synth_sfload", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int LoadSoundfont(FluidSynthHandle synth, string path, int resetPresets);

    [LibraryImport(Library, EntryPoint = "fluid_synth_get_sfont_by_id")]
    internal static partial nint GetSoundfont(FluidSynthHandle synth, int soundfont);

    [LibraryImport(Library, EntryPoint = "fluid_synth_add_sfont")]
    internal static partial int AddSoundfont(FluidSynthHandle synth, nint soundfont);

    [LibraryImport(Library, EntryPoint = "fluid_synth_remove_sfont")]
    internal static partial int RemoveSoundfont(FluidSynthHandle synth, nint soundfont);

    [LibraryImport(Library, EntryPoint = "fluid_synth_program_select")]
    internal static partial int SelectProgram(FluidSynthHandle synth, int channel, int soundfont, int bank, int preset);

    [LibraryImport(Library, EntryPoint = "fluid_synth_pin_preset")]
    internal static partial int PinPreset(FluidSynthHandle synth, int soundfont, int bank, int preset);

    [LibraryImport(Library, EntryPoint = "fluid_synth_set_gen")]
    internal static partial int SetGenerator(FluidSynthHandle synth, int channel, int generator, float value);

    [LibraryImport(Library, EntryPoint = "fluid_synth_pitch_wheel_sens")]
    internal static partial int SetBendRange(FluidSynthHandle synth, int channel, int semitones);

    [LibraryImport(Library, EntryPoint = "fluid_synth_pitch_bend")]
    internal static partial int Bend(FluidSynthHandle synth, int channel, int value);

    [LibraryImport(Library, EntryPoint = "fluid_synth_cc")]
    internal static partial int Control(FluidSynthHandle synth, int channel, int controller, int value);

    [LibraryImport(Library, EntryPoint = "fluid_synth_noteon")]
    internal static partial int NoteOn(FluidSynthHandle synth, int channel, int key, int velocity);

    [LibraryImport(Library, EntryPoint = "fluid_synth_noteoff")]
    internal static partial int NoteOff(FluidSynthHandle synth, int channel, int key);

    [LibraryImport(Library, EntryPoint = "fluid_synth_write_float")]
    internal static unsafe partial int WriteFloat(
        FluidSynthHandle synth,
        int frames,
        float* left,
        int leftOffset,
        int leftStep,
        float* right,
        int rightOffset,
        int rightStep);
}
