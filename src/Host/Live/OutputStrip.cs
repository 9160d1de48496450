using System.Numerics.Tensors;
using WeakSep.Audio;
using WeakSep.Audio.Dsp;

namespace WeakSep.Host.Live;

/// <summary>One stereo output on its way out: gain, mute and solo that never click, and a level for the view.</summary>
/// <remarks>The control thread sets gain, mute and solo; the audio thread calls <see cref="Process"/>.</remarks>
internal sealed class OutputStrip
{
    private const double GlideSeconds = 0.010;      // shorter is heard as a click on bass notes

    private readonly Glide _gain = new(1f);
    private float _peak;

    internal OutputStrip(string name) => Name = name;

    /// <summary>What sounds here: a source, <c>residual</c> or <c>dry</c>.</summary>
    internal string Name { get; }

    /// <summary>Gain in dB, -60 to 12.</summary>
    internal double GainDb { get; private set; }

    /// <summary>Whether it is silenced.</summary>
    internal bool Mute { get; private set; }

    /// <summary>Whether it is one of those that sound alone.</summary>
    internal bool Solo { get; set; }

    /// <summary>Sets the gain.</summary>
    internal void SetGain(double decibels) => GainDb = Math.Clamp(decibels, -60, 12);

    /// <summary>Mutes or not.</summary>
    internal void SetMute(bool mute) => Mute = mute;

    /// <summary>Makes what was set heard.</summary>
    /// <param name="othersAreSolo">Whether some output is to sound alone.</param>
    internal void Apply(bool othersAreSolo) =>
        _gain.Target = Mute || (othersAreSolo && !Solo) ? 0f : (float)Decibels.ToAmplitude(GainDb);

    /// <summary>Prepares for a rate.</summary>
    internal void Prepare(int sampleRate)
    {
        _gain.Prepare(sampleRate, GlideSeconds);
        _gain.Settle();
    }

    /// <summary>Brings both sides out.</summary>
    [AudioThread]
    internal void Process(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> leftOut, Span<float> rightOut)
    {
        var target = _gain.Target;

        if (_gain.Value == target)
        {
            TensorPrimitives.Multiply(left, target, leftOut);
            TensorPrimitives.Multiply(right, target, rightOut);
        }
        else
        {
            for (var frame = 0; frame < left.Length; frame++)
            {
                var gain = _gain.Next(target);
                leftOut[frame] = gain * left[frame];
                rightOut[frame] = gain * right[frame];
            }
        }

        var peak = Math.Max(
            Math.Abs(TensorPrimitives.MaxMagnitude(leftOut)), Math.Abs(TensorPrimitives.MaxMagnitude(rightOut)));
        Volatile.Write(ref _peak, Math.Max(Volatile.Read(ref _peak), peak));
    }

    /// <summary>The highest level since the last call, in dBFS; minus infinity for silence.</summary>
    internal double TakePeakDb() => Decibels.FromAmplitude(Interlocked.Exchange(ref _peak, 0f));
}
