namespace WeakSep.Audio.Dsp;

/// <summary>A value that moves to its target in equal steps, one per frame, and never jumps.</summary>
/// <remarks>The target may be set on any thread; the rest belongs to the audio thread.</remarks>
public sealed class Glide
{
    private float _target;
    private float _value;
    private float _step;

    /// <summary>Creates a value at rest.</summary>
    /// <param name="initial">Where it rests.</param>
    public Glide(float initial)
    {
        _target = initial;
        _value = initial;
    }

    /// <summary>Where the value moves.</summary>
    public float Target
    {
        get => Volatile.Read(ref _target);
        set => Volatile.Write(ref _target, value);
    }

    /// <summary>Where the value is.</summary>
    public float Value => _value;

    /// <summary>Sets the speed.</summary>
    /// <param name="sampleRate">Frames per second, in hertz.</param>
    /// <param name="secondsPerUnit">How long a way of 1 takes, in seconds; above 0.</param>
    public void Prepare(int sampleRate, double secondsPerUnit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(secondsPerUnit, 0);
        _step = (float)(1 / (secondsPerUnit * sampleRate));
    }

    /// <summary>Moves by one frame towards a target read once per block.</summary>
    /// <param name="target">The block's target.</param>
    /// <returns>The value of this frame.</returns>
    [AudioThread]
    public float Next(float target)
    {
        _value += Math.Clamp(target - _value, -_step, _step);
        return _value;
    }

    /// <summary>Jumps to the target; for starts and seeks, when nothing sounds.</summary>
    [AudioThread]
    public void Settle() => _value = Target;
}
