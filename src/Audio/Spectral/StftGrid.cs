namespace WeakSep.Audio.Spectral;

/// <summary>
/// The grid of a short-time Fourier transform: frame f is centred on sample <c>f * Hop</c>, bin k on
/// <c>k * SampleRate / WindowSize</c> hertz.
/// </summary>
/// <param name="SampleRate">Samples per second, in hertz.</param>
/// <param name="WindowSize">Samples per window, also the FFT size; even.</param>
/// <param name="Hop">Samples from one frame to the next.</param>
public readonly record struct StftGrid(int SampleRate, int WindowSize, int Hop)
{
    private const double SearchRange = 1.15;    // between 7-smooth sizes above 64 there is never a gap this wide

    /// <summary>Bins from DC to the Nyquist frequency, both included.</summary>
    public int Bins => (WindowSize / 2) + 1;

    /// <summary>Frames per second.</summary>
    public double FramesPerSecond => (double)SampleRate / Hop;

    /// <summary>Distance between bins, in hertz.</summary>
    public double BinSpacingHz => (double)SampleRate / WindowSize;

    /// <summary>Frames of a signal when frames are centred: <c>1 + samples / Hop</c>.</summary>
    /// <param name="samples">Length of the signal per channel.</param>
    public int FrameCount(long samples) => checked((int)(1 + (samples / Hop)));

    /// <summary>Throws when window or hop cannot make a transform.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The window is odd or empty, or the hop is not in 1..window.
    /// </exception>
    public void ThrowIfInvalid()
    {
        if (WindowSize < 2 || WindowSize % 2 != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(WindowSize), $"window of {WindowSize} samples: expected an even number >= 2");
        }

        if (Hop < 1 || Hop > WindowSize)
        {
            throw new ArgumentOutOfRangeException(nameof(Hop), $"hop of {Hop} samples: expected 1..{WindowSize}");
        }

        if (SampleRate < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(SampleRate), $"sample rate of {SampleRate} Hz: expected a positive rate");
        }
    }

    /// <summary>
    /// The grid with the same bin spacing in hertz and the same frames per second at another sample rate. Exact when
    /// the ratio of the rates gives whole sizes that transform fast; otherwise the nearest even size without prime
    /// factors above 7, with the overlap kept. From 22 050 Hz to 48 000 Hz, 2048 becomes 4480 (0.5 % off, 8 cents).
    /// </summary>
    /// <param name="sampleRate">The other rate, in hertz.</param>
    public StftGrid ScaledTo(int sampleRate)
    {
        ThrowIfInvalid();

        if (sampleRate == SampleRate)
        {
            return this;
        }

        var ideal = (double)WindowSize * sampleRate / SampleRate;
        var overlap = WindowSize % Hop == 0 ? WindowSize / Hop : 1;
        var step = overlap % 2 == 0 ? overlap : 2 * overlap;
        var largest = (ideal * SearchRange) + step;
        var best = 0;

        for (var size = RoundUp(Math.Max(ideal / SearchRange, 2), step); size <= largest; size += step)
        {
            if (IsSmooth(size) && (best == 0 || Math.Abs(size - ideal) < Math.Abs(best - ideal)))
            {
                best = size;
            }
        }

        if (best == 0)
        {
            best = RoundUp(ideal, step);
        }

        var hop = Math.Max(1, (int)Math.Round((double)Hop * best / WindowSize));
        return new StftGrid(sampleRate, best, hop);
    }

    private static int RoundUp(double value, int step) => (int)Math.Ceiling(value / step) * step;

    private static bool IsSmooth(int size)
    {
        foreach (var factor in (ReadOnlySpan<int>)[2, 3, 5, 7])
        {
            while (size % factor == 0)
            {
                size /= factor;
            }
        }

        return size == 1;
    }
}
