using System.Numerics.Tensors;
using WeakSep.Audio;
using WeakSep.Audio.Dsp;

namespace WeakSep.Host.Live;

/// <summary>One stereo output on its way out: gain, pan, mute and solo that never click, and levels for the view.</summary>
/// <remarks>
/// The control thread sets gain, pan, mute and solo; they are heard once <see cref="Apply"/>, or somebody else with
/// <see cref="Heard"/>, has passed them to <see cref="Aim"/>. The audio thread calls <see cref="Process"/>.
/// </remarks>
internal sealed class OutputStrip
{
    /// <summary>The lowest gain, in dB, which is silence.</summary>
    internal const double LowestGainDb = -60;

    /// <summary>The highest gain, in dB.</summary>
    internal const double HighestGainDb = 12;

    private const double GlideSeconds = 0.010;      // shorter is heard as a click on bass notes

    private readonly Glide _leftToLeft = new(1f);
    private readonly Glide _leftToRight = new(0f);
    private readonly Glide _rightToLeft = new(0f);
    private readonly Glide _rightToRight = new(1f);
    private float _leftPeak;
    private float _rightPeak;

    internal OutputStrip(string name) => Name = name;

    /// <summary>What sounds here: a source, <c>residual</c> or <c>dry</c>.</summary>
    internal string Name { get; }

    /// <summary>Gain in dB, -60 (silence) to 12.</summary>
    internal double GainDb { get; private set; }

    /// <summary>Left -1 to right 1.</summary>
    internal double Pan { get; private set; }

    /// <summary>Whether it is silenced.</summary>
    internal bool Mute { get; private set; }

    /// <summary>Whether it is one of those that sound alone.</summary>
    internal bool Solo { get; set; }

    /// <summary>Sets the gain.</summary>
    internal void SetGain(double decibels) => GainDb = Math.Clamp(decibels, LowestGainDb, HighestGainDb);

    /// <summary>Sets the pan position.</summary>
    internal void SetPan(double pan) => Pan = Math.Clamp(pan, -1, 1);

    /// <summary>Mutes or not.</summary>
    internal void SetMute(bool mute) => Mute = mute;

    /// <summary>What is to be heard of it.</summary>
    /// <param name="othersAreSolo">Whether some output is to sound alone.</param>
    internal StereoPan Heard(bool othersAreSolo) =>
        Mute || (othersAreSolo && !Solo) || GainDb <= LowestGainDb ? default : StereoPan.At(Pan, Decibels.ToAmplitude(GainDb));

    /// <summary>Makes what was set heard.</summary>
    /// <param name="othersAreSolo">Whether some output is to sound alone.</param>
    internal void Apply(bool othersAreSolo) => Aim(Heard(othersAreSolo));

    /// <summary>Lets the gains glide to others; for any thread.</summary>
    [AudioThread]
    internal void Aim(in StereoPan gains)
    {
        _leftToLeft.Target = gains.LeftToLeft;
        _leftToRight.Target = gains.LeftToRight;
        _rightToLeft.Target = gains.RightToLeft;
        _rightToRight.Target = gains.RightToRight;
    }

    /// <summary>Prepares for a rate.</summary>
    internal void Prepare(int sampleRate)
    {
        foreach (var glide in new[] { _leftToLeft, _leftToRight, _rightToLeft, _rightToRight })
        {
            glide.Settle();
            glide.PrepareTimed(sampleRate, GlideSeconds);
        }
    }

    /// <summary>Brings both sides out.</summary>
    [AudioThread]
    internal void Process(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> leftOut, Span<float> rightOut)
    {
        var target = new StereoPan(_leftToLeft.Target, _leftToRight.Target, _rightToLeft.Target, _rightToRight.Target);
        var now = new StereoPan(_leftToLeft.Value, _leftToRight.Value, _rightToLeft.Value, _rightToRight.Value);

        if (now == target && target is { LeftToRight: 0, RightToLeft: 0 })
        {
            TensorPrimitives.Multiply(left, target.LeftToLeft, leftOut);
            TensorPrimitives.Multiply(right, target.RightToRight, rightOut);
        }
        else
        {
            for (var frame = 0; frame < left.Length; frame++)
            {
                var (fromLeft, fromRight) = (left[frame], right[frame]);
                leftOut[frame] = (_leftToLeft.Next(target.LeftToLeft) * fromLeft) + (_rightToLeft.Next(target.RightToLeft) * fromRight);
                rightOut[frame] = (_leftToRight.Next(target.LeftToRight) * fromLeft) + (_rightToRight.Next(target.RightToRight) * fromRight);
            }
        }

        Hold(ref _leftPeak, leftOut);
        Hold(ref _rightPeak, rightOut);
    }

    /// <summary>The highest level since peaks were last taken, in dBFS; minus infinity for silence.</summary>
    internal double TakePeakDb()
    {
        var (left, right) = TakePeaks();
        return Decibels.FromAmplitude(Math.Max(left, right));
    }

    /// <summary>The highest amplitude of each side since peaks were last taken.</summary>
    internal (float Left, float Right) TakePeaks() => (Interlocked.Exchange(ref _leftPeak, 0f), Interlocked.Exchange(ref _rightPeak, 0f));

    [AudioThread]
    private static void Hold(ref float peak, ReadOnlySpan<float> side)
    {
        if (!side.IsEmpty)
        {
            Volatile.Write(ref peak, Math.Max(Volatile.Read(ref peak), Math.Abs(TensorPrimitives.MaxMagnitude(side))));
        }
    }
}
