namespace WeakSep.Composer.Rendering.Interop;

/// <summary>A soundfont in memory, from which synthesizers are started.</summary>
/// <remarks>Not thread-safe. Samples are read when a preset is first played and stay until the soundfont is
/// closed.</remarks>
internal sealed class LoadedSoundfont : IDisposable
{
    private const int Channel = 0;
    private const int Polyphony = 256;          // pedalled piano with stereo samples reaches some 200 voices
    private const double OutputGain = 0.5;      // float output: headroom is only a matter of taste

    private readonly FluidSettingsHandle _settings;
    private readonly FluidSynthHandle _keeper;
    private readonly nint _soundfont;
    private readonly int _id;
    private readonly HashSet<(int Bank, int Preset)> _pinned = [];

    /// <summary>Opens a soundfont.</summary>
    /// <param name="path">SF2 or SF3 file.</param>
    /// <param name="sampleRate">Output rate in Hz of the synthesizers, 8000 to 96000.</param>
    /// <exception cref="RenderingException">The library or the soundfont cannot be used.</exception>
    internal LoadedSoundfont(string path, int sampleRate)
    {
        FluidSynthLibrary.Require();
        _settings = FluidSynthNative.NewSettings();
        FluidSynthNative.SetNumber(_settings, "synth.sample-rate", sampleRate);
        FluidSynthNative.SetNumber(_settings, "synth.gain", OutputGain);
        FluidSynthNative.SetInteger(_settings, "synth.polyphony", Polyphony);
        FluidSynthNative.SetInteger(_settings, "synth.reverb.active", 0);
        FluidSynthNative.SetInteger(_settings, "synth.chorus.active", 0);
        FluidSynthNative.SetInteger(_settings, "synth.threadsafe-api", 0);
        FluidSynthNative.SetInteger(_settings, "synth.dynamic-sample-loading", 1);
        _keeper = StartSynth();
        _id = FluidSynthNative.LoadSoundfont(_keeper, path, 1);

        if (_id == FluidSynthNative.Failed)
        {
            Dispose();
            throw new RenderingException($"{path}: not a soundfont that FluidSynth can load (SF2 or SF3 expected).");
        }

        _soundfont = FluidSynthNative.GetSoundfont(_keeper, _id);
    }

    /// <summary>Starts a synthesizer that plays one preset.</summary>
    /// <param name="bank">Bank; 128 holds the drum kits.</param>
    /// <param name="preset">0-based preset.</param>
    /// <returns>The synthesizer, to be disposed before this soundfont; null when there is no such preset.</returns>
    internal FluidSynthesizer? Start(int bank, int preset)
    {
        if (!_pinned.Contains((bank, preset)))
        {
            if (FluidSynthNative.PinPreset(_keeper, _id, bank, preset) == FluidSynthNative.Failed)
            {
                return null;
            }

            _pinned.Add((bank, preset));
        }

        var synth = StartSynth();

        if (FluidSynthNative.AddSoundfont(synth, _soundfont) == FluidSynthNative.Failed)
        {
            synth.Dispose();
            return null;
        }

        FluidSynthNative.SelectProgram(synth, Channel, _id, bank, preset);
        return new FluidSynthesizer(synth, _soundfont);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _keeper.Dispose();
        _settings.Dispose();
    }

    private FluidSynthHandle StartSynth()
    {
        var synth = FluidSynthNative.NewSynth(_settings);
        synth.Keep(_settings);
        return synth;
    }
}
