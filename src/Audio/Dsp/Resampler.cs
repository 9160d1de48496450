using WeakSep.Audio.Interop;

namespace WeakSep.Audio.Dsp;

/// <summary>
/// Converts the sample rate of a stream by libsoxr. The output is in step with the input: no delay, no cut end.
/// </summary>
/// <remarks>
/// One thread at a time. <see cref="Process"/> does not allocate managed memory, but libsoxr may allocate its own:
/// keep it off the audio thread.
/// </remarks>
public sealed unsafe class Resampler : IDisposable
{
    private const double MinRateHz = 1;
    private const double MaxRateHz = 10_000_000;    // far above any converter; keeps libsoxr's filters finite

    private readonly SoxrHandle _handle;
    private readonly int _channels;

    /// <summary>Prepares a conversion.</summary>
    /// <param name="fromHz">Rate of the input, in hertz.</param>
    /// <param name="toHz">Rate of the output, in hertz.</param>
    /// <param name="channels">Interleaved channels, 1..<see cref="AudioFormat.MaxChannels"/>.</param>
    /// <param name="quality">Length and precision of the filter.</param>
    /// <exception cref="MissingLibraryException">libsoxr is not installed.</exception>
    public Resampler(double fromHz, double toHz, int channels, ResamplerQuality quality = ResamplerQuality.High)
    {
        CheckRate(fromHz, nameof(fromHz));
        CheckRate(toHz, nameof(toHz));
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, AudioFormat.MaxChannels);
        FromHz = fromHz;
        ToHz = toHz;
        _channels = channels;
        _handle = SoxrNative.Create(fromHz, toHz, channels, (uint)quality);
    }

    /// <summary>Rate of the input, in hertz.</summary>
    public double FromHz { get; }

    /// <summary>Rate of the output, in hertz.</summary>
    public double ToHz { get; }

    /// <summary>Output frames that are held back now because their filter has not seen enough input.</summary>
    public double PendingFrames => SoxrNative.Delay(_handle);

    /// <summary>Length of a signal after conversion: the nearest whole number of frames.</summary>
    /// <param name="frames">Length before.</param>
    /// <param name="fromHz">Rate before, in hertz.</param>
    /// <param name="toHz">Rate after, in hertz.</param>
    public static long LengthOf(long frames, double fromHz, double toHz) =>
        (long)Math.Round(frames * toHz / fromHz, MidpointRounding.AwayFromZero);

    /// <summary>Converts a whole signal.</summary>
    /// <param name="mono">One channel.</param>
    /// <param name="fromHz">Its rate, in hertz.</param>
    /// <param name="toHz">The rate wanted, in hertz.</param>
    /// <param name="quality">Length and precision of the filter.</param>
    /// <returns>One channel of <see cref="LengthOf"/> samples.</returns>
    public static float[] Resample(
        ReadOnlySpan<float> mono, double fromHz, double toHz, ResamplerQuality quality = ResamplerQuality.High)
    {
        if (fromHz == toHz)
        {
            return mono.ToArray();
        }

        using var resampler = new Resampler(fromHz, toHz, channels: 1, quality);
        var output = new float[LengthOf(mono.Length, fromHz, toHz)];
        var written = 0;

        while (!mono.IsEmpty && written < output.Length)
        {
            written += resampler.Process(mono, output.AsSpan(written), out var consumed);
            mono = mono[consumed..];
        }

        // A rounded length can exceed what the library gives by a sample, which stays 0.
        for (var produced = -1; produced != 0 && written < output.Length; written += produced)
        {
            produced = resampler.Flush(output.AsSpan(written));
        }

        return output;
    }

    /// <summary>Converts the next block.</summary>
    /// <param name="input">Interleaved samples, [frames, channels].</param>
    /// <param name="output">Receives interleaved samples, [frames, channels].</param>
    /// <param name="consumedFrames">Frames taken from the input; fewer than given when the output is full.</param>
    /// <returns>Frames written to the output.</returns>
    public int Process(ReadOnlySpan<float> input, Span<float> output, out int consumedFrames)
    {
        consumedFrames = 0;

        if (input.IsEmpty)
        {
            return 0;   // an empty span has no address, which libsoxr would take for the end of the signal
        }

        fixed (float* from = input, to = output)
        {
            var (consumed, produced) =
                SoxrNative.Process(_handle, from, input.Length / _channels, to, output.Length / _channels);
            consumedFrames = consumed;
            return produced;
        }
    }

    /// <summary>Gives what is held back, after the last block of the signal.</summary>
    /// <param name="output">Receives interleaved samples, [frames, channels].</param>
    /// <returns>Frames written; 0 when nothing is left.</returns>
    public int Flush(Span<float> output)
    {
        fixed (float* to = output)
        {
            return SoxrNative.Process(_handle, null, 0, to, output.Length / _channels).Produced;
        }
    }

    /// <summary>Forgets the signal, so that another one can begin.</summary>
    public void Reset() => SoxrNative.Restart(_handle);

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private static void CheckRate(double rateHz, string name)
    {
        if (!(rateHz is >= MinRateHz and <= MaxRateHz))
        {
            throw new ArgumentOutOfRangeException(name, $"rate of {rateHz} Hz: expected {MinRateHz}..{MaxRateHz} Hz");
        }
    }
}
