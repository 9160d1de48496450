using System.Numerics.Tensors;

namespace WeakSep.Host.Web;

/// <summary>
/// The lowest and highest samples of a signal in steps of a few milliseconds, and of four, sixteen, ... steps: what a waveform of any
/// length is drawn from without reading the signal. An hour takes 1.7 MB.
/// </summary>
/// <remarks>One thread may add while others draw: they see a step's values or zeros.</remarks>
internal sealed class PeakPyramid
{
    /// <summary>Steps of one level in a step of the next.</summary>
    internal const int Factor = 4;

    private const double ShortestSeconds = 0.0058;      // 256 samples at 44.1 kHz
    private const int LeastTopSteps = 512;

    private readonly int _channels;
    private readonly sbyte[][] _levels;     // [steps, (lowest, highest)], finest first
    private float _lowest = float.PositiveInfinity;
    private float _highest = float.NegativeInfinity;
    private int _inStep;
    private int _steps;

    /// <summary>Begins with a signal of which nothing is known yet.</summary>
    /// <param name="sampleRate">Rate, in hertz.</param>
    /// <param name="channels">Samples per frame; they are drawn as one.</param>
    /// <param name="frames">Length, in frames; what comes after is left out.</param>
    internal PeakPyramid(int sampleRate, int channels, long frames)
    {
        _channels = channels;
        StepFrames = StepOf(sampleRate);
        var levels = new List<sbyte[]>();

        for (var steps = (frames + StepFrames - 1) / StepFrames; levels.Count == 0 || steps > LeastTopSteps; steps = (steps + Factor - 1) / Factor)
        {
            levels.Add(new sbyte[2 * steps]);
        }

        _levels = [.. levels];
    }

    /// <summary>Frames of a step of the finest level.</summary>
    internal int StepFrames { get; }

    /// <summary>The finest level, for a file.</summary>
    internal ReadOnlySpan<byte> Bytes => System.Runtime.InteropServices.MemoryMarshal.AsBytes(_levels[0].AsSpan());

    /// <summary>Restores a pyramid of what <see cref="Bytes"/> gave.</summary>
    /// <returns>Null when the file does not fit the signal.</returns>
    internal static PeakPyramid? Read(string path, int sampleRate, int channels, long frames)
    {
        var pyramid = new PeakPyramid(sampleRate, channels, frames);
        var finest = pyramid._levels[0];

        if (new FileInfo(path) is not { Exists: true } file || file.Length != finest.Length)
        {
            return null;
        }

        File.ReadAllBytes(path).CopyTo(System.Runtime.InteropServices.MemoryMarshal.AsBytes(finest.AsSpan()));

        for (var step = 0; step < finest.Length / 2; step++)
        {
            pyramid.Raise(step, finest[2 * step], finest[(2 * step) + 1]);
        }

        return pyramid;
    }

    /// <summary>Adds samples.</summary>
    /// <param name="interleaved">[frames, channels].</param>
    internal void Add(ReadOnlySpan<float> interleaved)
    {
        while (!interleaved.IsEmpty && 2 * _steps < _levels[0].Length)
        {
            var frames = Math.Min(StepFrames - _inStep, interleaved.Length / _channels);
            var part = interleaved[..(frames * _channels)];
            _lowest = Math.Min(_lowest, TensorPrimitives.Min(part));
            _highest = Math.Max(_highest, TensorPrimitives.Max(part));
            _inStep += frames;
            interleaved = interleaved[part.Length..];

            if (_inStep == StepFrames)
            {
                EndStep();
            }
        }
    }

    /// <summary>Ends the last step, however short it is.</summary>
    internal void Complete()
    {
        if (_inStep > 0)
        {
            EndStep();
        }
    }

    /// <summary>Draws a part of the signal.</summary>
    /// <param name="fromFrame">Where the first column begins, in frames.</param>
    /// <param name="framesPerColumn">Frames of a column, at least <see cref="StepFrames"/>.</param>
    /// <param name="columns">Receives [columns, (lowest, highest)].</param>
    internal void Draw(double fromFrame, double framesPerColumn, Span<sbyte> columns)
    {
        var level = Math.Min((int)Math.Log(framesPerColumn / StepFrames, Factor), _levels.Length - 1);
        var steps = _levels[level];
        var stepFrames = StepFrames * Math.Pow(Factor, level);

        for (var column = 0; column < columns.Length / 2; column++)
        {
            var first = (long)((fromFrame + (column * framesPerColumn)) / stepFrames);
            var end = (long)Math.Ceiling((fromFrame + ((column + 1) * framesPerColumn)) / stepFrames);
            var (lowest, highest) = (sbyte.MaxValue, sbyte.MinValue);

            for (var step = Math.Max(0, first); step < Math.Min(end, steps.Length / 2); step++)
            {
                lowest = Math.Min(lowest, steps[2 * step]);
                highest = Math.Max(highest, steps[(2 * step) + 1]);
            }

            (columns[2 * column], columns[(2 * column) + 1]) = lowest <= highest ? (lowest, highest) : default;
        }
    }

    /// <summary>A sample as a peak: 127 is full scale, what is beyond is cut.</summary>
    internal static sbyte ToPeak(float sample, bool up)
    {
        var scaled = Math.Clamp(sample, -1f, 1f) * sbyte.MaxValue;
        return (sbyte)(up ? MathF.Ceiling(scaled) : MathF.Floor(scaled));
    }

    private static int StepOf(int sampleRate)
    {
        var power = Math.Round(Math.Log2(ShortestSeconds * sampleRate));
        return (int)Math.Pow(2, Math.Max(power, 3));
    }

    private void EndStep()
    {
        Raise(_steps, ToPeak(_lowest, up: false), ToPeak(_highest, up: true));
        (_lowest, _highest, _inStep) = (float.PositiveInfinity, float.NegativeInfinity, 0);
        _steps++;
    }

    private void Raise(int step, sbyte lowest, sbyte highest)
    {
        (_levels[0][2 * step], _levels[0][(2 * step) + 1]) = (lowest, highest);
        var span = Factor;

        foreach (var level in _levels.AsSpan(1))
        {
            var at = 2 * (step / span);
            var isFirst = step % span == 0;
            level[at] = isFirst ? lowest : Math.Min(level[at], lowest);
            level[at + 1] = isFirst ? highest : Math.Max(level[at + 1], highest);
            span *= Factor;
        }
    }
}
