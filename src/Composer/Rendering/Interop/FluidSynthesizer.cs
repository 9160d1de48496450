namespace WeakSep.Composer.Rendering.Interop;

/// <summary>
/// One FluidSynth instance for one part: a fresh one, without an audio device, that plays one preset on channel 0.
/// </summary>
/// <remarks>
/// Not thread-safe. An instance is never used for a second part: a reset leaves levels and voices behind (FluidSynth
/// 2.3), and the same part would not give the same samples. Starting one takes a millisecond, because the soundfont is
/// shared.
/// </remarks>
internal sealed class FluidSynthesizer : IDisposable
{
    /// <summary>Frames per rendered block; events take effect at block boundaries.</summary>
    internal const int BlockFrames = FluidSynthNative.BlockFrames;

    private const int Channel = 0;
    private const int BendCentre = 8192;

    // FluidSynth takes 128 for the full bend range where the SoundFont specification counts to 127, and bends that much
    // too little.
    private const double BendCorrection = 128.0 / 127;


    private readonly FluidSynthHandle _synth;
    private readonly nint _soundfont;
    private int _bendRangeSemitones = 2;

    /// <summary>Takes over a new instance that already knows its soundfont and preset.</summary>
    /// <param name="synth">The instance.</param>
    /// <param name="soundfont">The soundfont that it borrows.</param>
    internal FluidSynthesizer(FluidSynthHandle synth, nint soundfont)
    {
        _synth = synth;
        _soundfont = soundfont;
    }

    /// <summary>Shifts a soundfont generator of every following note.</summary>
    /// <param name="generator">Which one.</param>
    /// <param name="offset">Offset in the generator's own unit, see <see cref="SoundfontGenerator"/>.</param>
    internal void Offset(SoundfontGenerator generator, double offset) =>
        FluidSynthNative.SetGenerator(_synth, Channel, (int)generator, (float)offset);

    /// <summary>Sets how far bends can reach.</summary>
    /// <param name="semitones">Furthest bend that will be asked for, up to 71.</param>
    internal void SetBendRange(double semitones)
    {
        _bendRangeSemitones = (int)Math.Ceiling(BendCorrection * semitones);
        FluidSynthNative.SetBendRange(_synth, Channel, _bendRangeSemitones);
    }

    /// <summary>Bends every sounding and following note.</summary>
    /// <param name="semitones">Offset from the written pitch, limited to the bend range.</param>
    internal void Bend(double semitones)
    {
        var value = BendCentre + (int)Math.Round(BendCorrection * semitones / _bendRangeSemitones * BendCentre);
        FluidSynthNative.Bend(_synth, Channel, Math.Clamp(value, 0, (2 * BendCentre) - 1));
    }

    /// <summary>Sends a control change.</summary>
    /// <param name="controller">0 to 127.</param>
    /// <param name="value">0 to 127.</param>
    internal void Control(int controller, int value) => FluidSynthNative.Control(_synth, Channel, controller, value);

    /// <summary>Presses a key.</summary>
    /// <param name="key">MIDI pitch.</param>
    /// <param name="velocity">1 to 127.</param>
    internal void NoteOn(int key, int velocity) => FluidSynthNative.NoteOn(_synth, Channel, key, velocity);

    /// <summary>Lets a key go.</summary>
    /// <param name="key">MIDI pitch.</param>
    internal void NoteOff(int key) => FluidSynthNative.NoteOff(_synth, Channel, key);

    /// <summary>Renders the next frames.</summary>
    /// <param name="left">Left channel, a multiple of <see cref="BlockFrames"/> long.</param>
    /// <param name="right">Right channel, as long.</param>
    internal unsafe void Render(Span<float> left, Span<float> right)
    {
        if (left.Length % BlockFrames != 0 || left.Length != right.Length)
        {
            throw new ArgumentException(
                $"Channels must be equally long, in multiples of {BlockFrames} frames.", nameof(left));
        }

        fixed (float* leftStart = left)
        fixed (float* rightStart = right)
        {
            FluidSynthNative.WriteFloat(_synth, left.Length, leftStart, 0, 1, rightStart, 0, 1);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Handed back first: the instance would destroy the soundfont with itself.
        FluidSynthNative.RemoveSoundfont(_synth, _soundfont);
        _synth.Dispose();
    }
}
