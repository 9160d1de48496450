namespace WeakSep.Audio.Dsp;

/// <summary>What a <see cref="Biquad"/> remembers between samples.</summary>
internal struct BiquadState
{
    public double First;
    public double Second;
}
