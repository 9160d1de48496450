namespace WeakSep.MidiScore.Masks;

/// <summary>The spectrum that a <see cref="HarmonicMask"/> is laid over, and how wide its partials are.</summary>
public sealed record HarmonicMaskSettings
{
    /// <summary>Names the spectrum; the rest has defaults.</summary>
    /// <param name="sampleRate">Sampling rate f_s in Hz, above 0.</param>
    /// <param name="fftSize">Transform length N in samples, an even number above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public HarmonicMaskSettings(int sampleRate, int fftSize)
    {
        SampleRate = sampleRate;
        FftSize = fftSize;
    }

    /// <summary>Sampling rate f_s in Hz, above 0.</summary>
    public int SampleRate { get; init => field = AboveZero(value, nameof(SampleRate)); }

    /// <summary>Transform length N in samples, an even number above 0.</summary>
    public int FftSize
    {
        get;
        init => field = value > 0 && value % 2 == 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(FftSize), value, "expected an even number above 0");
    }

    /// <summary>Frequency of A4 (MIDI note 69) in Hz, above 0. Default 440.</summary>
    public double TuningHz { get; init => field = AboveZero(value, nameof(TuningHz)); } = 440;

    /// <summary>Most partials of a note with the fundamental, 1 or more. Default null: all below Nyquist.</summary>
    public int? MaxHarmonics
    {
        get;
        init => field = value is null ? null : AboveZero(value.Value, nameof(MaxHarmonics));
    }

    /// <summary>Bins on either side of a partial's centre bin that count as active, 0 or more. Default 1.</summary>
    public int ToleranceBins
    {
        get;
        init => field = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ToleranceBins), value, "expected 0 or more");
    } = 1;

    /// <summary>Number of bins, N/2 + 1.</summary>
    public int Bins => (FftSize / 2) + 1;

    /// <summary>Bin width f_s / N in Hz.</summary>
    public double BinWidthHz => (double)SampleRate / FftSize;

    private static T AboveZero<T>(T value, string name)
        where T : System.Numerics.INumber<T> => value > T.Zero
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "expected a value above 0");
}
