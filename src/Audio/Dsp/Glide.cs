namespace WeakSep.Audio.Dsp;

/// <summary>A value that moves to its target in equal steps, one per frame, and never jumps.</summary>
/// <remarks>The target may be set on any thread; the rest belongs to the audio thread.</remarks>
public sealed class Glide
{
    private float _target;
    private float _value;
    private float _step;
    private float _heading;         // the target that the step was made for, where all ways take the same time
    private float _framesPerWay;    // 0 where the step is the same for all ways

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
        _framesPerWay = 0;
    }

    /// <summary>Lets every way take the same time, however long it is: a fader at +12 dB moves no later than one at 0 dB.</summary>
    /// <param name="sampleRate">Frames per second, in hertz.</param>
    /// <param name="seconds">How long, in seconds; above 0.</param>
    public void PrepareTimed(int sampleRate, double seconds)
    {
        Prepare(sampleRate, seconds);
        _framesPerWay = Math.Max(1, (float)(seconds * sampleRate));
        _heading = float.NaN;
    }

    /// <summary>Moves by one frame towards a target read once per block.</summary>
    /// <param name="target">The block's target.</param>
    /// <returns>The value of this frame.</returns>
    [AudioThread]
    public float Next(float target)
    {
        if (_framesPerWay > 0 && target != _heading)
        {
            _heading = target;
            _step = Math.Abs(target - _value) / _framesPerWay;
        }

        _value += Math.Clamp(target - _value, -_step, _step);
        return _value;
    }

    /// <summary>Jumps to the target; for starts and seeks, when nothing sounds.</summary>
    [AudioThread]
    public void Settle()
    {
        _value = Target;
        _heading = float.NaN;       // no way is under way: the next one has its own step
    }
}
