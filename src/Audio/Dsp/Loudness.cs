namespace WeakSep.Audio.Dsp;

/// <summary>
/// Integrated loudness of ITU-R BS.1770-4 in LUFS: K-weighted energy of 400 ms blocks every 100 ms, without blocks
/// below -70 LUFS and without blocks 10 LU below the mean of the rest.
/// </summary>
/// <remarks>
/// One thread at a time; memory is 8 bytes for each 100 ms. Samples that are not finite count as silence.
/// </remarks>
public sealed class Loudness
{
    private const int StepsPerSecond = 10;
    private const int StepsPerBlock = 4;
    private const double AbsoluteGateLufs = -70;
    private const double RelativeGateLu = -10;
    private const double OffsetLufs = -0.691;       // makes 997 Hz at full scale in one channel -3.01 LUFS

    private readonly AudioFormat _format;
    private readonly Biquad _shelf;
    private readonly Biquad _highPass;
    private readonly BiquadState[] _states;         // [channels, 2]
    private readonly double[] _weights;
    private readonly List<double> _steps = [];      // weighted energy of each finished step
    private double _stepEnergy;
    private long _frames;
    private long _stepEnd;

    /// <summary>Prepares a measurement.</summary>
    /// <param name="format">Rate and channels of the signal.</param>
    /// <exception cref="ArgumentOutOfRangeException">The format is out of range.</exception>
    public Loudness(AudioFormat format)
    {
        format.ThrowIfUnsupported();
        _format = format;
        _shelf = LoudnessWeighting.Shelf(format.SampleRate);
        _highPass = LoudnessWeighting.HighPass(format.SampleRate);
        _states = new BiquadState[2 * format.Channels];
        var channels = Enumerable.Range(0, format.Channels);
        _weights = [.. channels.Select(channel => LoudnessWeighting.ChannelWeight(channel, format.Channels))];
        _stepEnd = StepEnd(1);
    }

    /// <summary>
    /// The loudness of what was added so far; negative infinity when all of it is below the gates or shorter than 400
    /// ms.
    /// </summary>
    public double IntegratedLufs
    {
        get
        {
            var blocks = Blocks();
            var audible = MeanAbove(blocks, EnergyOf(AbsoluteGateLufs));
            var gate = Math.Max(EnergyOf(AbsoluteGateLufs), audible * Decibels.ToPower(RelativeGateLu));
            return LoudnessOf(MeanAbove(blocks, gate));
        }
    }

    /// <summary>Measures a whole signal.</summary>
    /// <param name="interleaved">[frames, channels].</param>
    /// <param name="format">Rate and channels.</param>
    /// <returns>LUFS; negative infinity for silence.</returns>
    public static double Integrated(ReadOnlySpan<float> interleaved, AudioFormat format)
    {
        var loudness = new Loudness(format);
        loudness.Add(interleaved);
        return loudness.IntegratedLufs;
    }

    /// <summary>Adds the next block of the signal.</summary>
    /// <param name="interleaved">[frames, channels], whole frames.</param>
    public void Add(ReadOnlySpan<float> interleaved)
    {
        var channels = _format.Channels;

        for (var at = 0; at + channels <= interleaved.Length; at += channels)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                var sample = interleaved[at + channel];
                var input = float.IsFinite(sample) ? sample : 0.0;
                var shelved = _shelf.Process(input, ref _states[2 * channel]);
                var weighted = _highPass.Process(shelved, ref _states[(2 * channel) + 1]);
                _stepEnergy += _weights[channel] * weighted * weighted;
            }

            if (++_frames == _stepEnd)
            {
                _steps.Add(_stepEnergy);
                _stepEnergy = 0;
                _stepEnd = StepEnd(_steps.Count + 1);
            }
        }
    }

    private static double LoudnessOf(double energy) => OffsetLufs + Decibels.FromPower(energy);

    private static double EnergyOf(double lufs) => Decibels.ToPower(lufs - OffsetLufs);

    private static double MeanAbove(List<double> blocks, double gate)
    {
        var (sum, count) = (0.0, 0);

        foreach (var block in blocks)
        {
            if (block > gate)
            {
                sum += block;
                count++;
            }
        }

        return count == 0 ? 0 : sum / count;
    }

    // Steps of rates that ten does not divide differ by a sample, so that none are lost over hours.
    private long StepEnd(long step) => step * _format.SampleRate / StepsPerSecond;

    private List<double> Blocks()
    {
        var blocks = new List<double>();

        for (var step = StepsPerBlock; step <= _steps.Count; step++)
        {
            var energy = 0.0;

            for (var i = step - StepsPerBlock; i < step; i++)
            {
                energy += _steps[i];
            }

            blocks.Add(energy / (StepEnd(step) - StepEnd(step - StepsPerBlock)));
        }

        return blocks;
    }
}
