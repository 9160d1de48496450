namespace WeakSep.Audio.Dsp;

/// <summary>Applies a gain that glides to its target, so that a fader move never clicks.</summary>
public sealed class GainStage : IAudioStage
{
    private const double GlideSeconds = 0.010;  // for a way of 1; shorter is heard as a click on bass notes
    private const float MaxGain = 64f;          // 36 dB; more would be a mistake that damages ears

    private readonly Glide _gain = new(1f);
    private int _channels = 1;

    /// <summary>Linear gain to glide to, 0..64. Written by the control thread. Default 1.</summary>
    public float Target
    {
        get => _gain.Target;
        set => _gain.Target = float.IsNaN(value) ? 0f : Math.Clamp(value, 0f, MaxGain);
    }

    /// <inheritdoc/>
    public int LatencySamples => 0;

    /// <inheritdoc/>
    public void Prepare(AudioFormat format, int maxFrames)
    {
        format.ThrowIfUnsupported();
        _channels = format.Channels;
        _gain.Prepare(format.SampleRate, GlideSeconds);
        _gain.Settle();
    }

    /// <inheritdoc/>
    [AudioThread]
    public void Process(Span<float> block)
    {
        var target = _gain.Target;

        for (var frame = 0; frame + _channels <= block.Length; frame += _channels)
        {
            var gain = _gain.Next(target);

            foreach (ref var sample in block.Slice(frame, _channels))
            {
                sample *= gain;
            }
        }
    }

    /// <inheritdoc/>
    [AudioThread]
    public void Reset() => _gain.Settle();
}
