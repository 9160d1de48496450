using WeakSep.Audio;
using WeakSep.Audio.Dsp;
using WeakSep.Audio.Spectral;

namespace WeakSep.Host.Web;

/// <summary>
/// Levels of a stem over time and pitch, one FFT per column, however long the part is: [columns, rows], rows at equal musical
/// distances from 40 Hz to 16 kHz.
/// </summary>
internal static class Spectrogram
{
    private const double LowestHz = 40;
    private const double HighestHz = 16_000;
    private const double LowestDecibels = -96;      // drawn as 0; full scale is 255
    private const double WindowSeconds = 0.093;     // 4096 samples at 44.1 kHz
    private const int LongestWindow = 1 << 14;

    /// <summary>Draws a part of a stem; columns that are not rendered yet stay 0.</summary>
    /// <param name="track">The stem.</param>
    /// <param name="format">Its rate and channels.</param>
    /// <param name="fromFrame">Where the first column begins, in frames.</param>
    /// <param name="framesPerColumn">Frames from one column to the next.</param>
    /// <param name="rows">Rows per column.</param>
    /// <param name="levels">Receives [columns, rows], low to high.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static void Draw(
        IStemTrack track, AudioFormat format, double fromFrame, double framesPerColumn, int rows, Span<byte> levels, CancellationToken cancellation)
    {
        var size = Math.Min(LongestWindow, 1 << (int)Math.Round(Math.Log2(WindowSeconds * format.SampleRate)));
        var fft = new RealFft(size);
        var window = new float[size];
        Array.ForEach([.. Enumerable.Range(0, size)], index => window[index] = (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * index / size))));
        var interleaved = new float[size * format.Channels];
        var (time, re, im) = (new float[size], new float[fft.Bins], new float[fft.Bins]);
        var bands = BandsOf(rows, format.SampleRate, size);
        using var samples = track.Open();

        for (var column = 0; column < levels.Length / rows; column++)
        {
            cancellation.ThrowIfCancellationRequested();
            var centre = fromFrame + ((column + 0.5) * framesPerColumn);

            if (centre >= track.ReadyFrames)
            {
                return;
            }

            ReadWindow(samples, (long)centre - (size / 2), interleaved, format.Channels);
            Interleaving.Mean(interleaved, format.Channels, time);
            System.Numerics.Tensors.TensorPrimitives.Multiply(time, window, time);
            fft.Forward(time, re, im);
            Describe(re, im, bands, levels.Slice(column * rows, rows));
        }
    }

    private static void ReadWindow(StemSamples samples, long first, Span<float> interleaved, int channels)
    {
        interleaved.Clear();
        var before = (int)Math.Max(0, -first);
        samples.Read(first + before, interleaved[(before * channels)..]);
    }

    /// <summary>The bins of each row, [rows]: from, to; where a row is narrower than a bin, the place between two bins.</summary>
    private static (double From, double To)[] BandsOf(int rows, int sampleRate, int size)
    {
        double BinOf(double row) => LowestHz * Math.Pow(HighestHz / LowestHz, row / rows) * size / sampleRate;

        return [.. Enumerable.Range(0, rows).Select(row => (BinOf(row), BinOf(row + 1)))];
    }

    private static void Describe(float[] re, float[] im, (double From, double To)[] bands, Span<byte> levels)
    {
        // A sine at full scale has the amplitude (size / 2) * (mean of the window, 1/2) in its bin.
        var scale = 2.0 / (re.Length - 1);
        double Power(int bin) => ((double)re[bin] * re[bin]) + ((double)im[bin] * im[bin]);

        for (var row = 0; row < levels.Length; row++)
        {
            var (from, to) = bands[row];

            if (to >= re.Length - 1)
            {
                return;     // above half the sample rate
            }

            var (first, last) = ((int)Math.Ceiling(from), (int)Math.Floor(to));
            var power = 0.0;

            for (var bin = first; bin <= last; bin++)
            {
                power = Math.Max(power, Power(bin));
            }

            if (first > last)
            {
                var middle = (from + to) / 2;
                var below = (int)middle;
                power = Power(below) + ((middle - below) * (Power(below + 1) - Power(below)));
            }

            var decibels = Decibels.FromPower(power * scale * scale);
            levels[row] = (byte)Math.Round(Math.Clamp(1 - (decibels / LowestDecibels), 0, 1) * byte.MaxValue);
        }
    }
}
