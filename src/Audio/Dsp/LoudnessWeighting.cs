namespace WeakSep.Audio.Dsp;

/// <summary>
/// The K-weighting of ITU-R BS.1770-4 for any sample rate: a shelf that lifts what the head reflects, and a high-pass.
/// The recommendation gives coefficients for 48 kHz only; these are the analogue filters that it was made from,
/// transformed bilinearly with the frequency prewarped, which gives the same coefficients at 48 kHz.
/// </summary>
internal static class LoudnessWeighting
{
    private const double ShelfHz = 1681.974450955533;
    private const double ShelfGainDb = 3.999843853973347;
    private const double ShelfQuality = 0.7071752369554196;
    private const double ShelfMiddleExponent = 0.4996667741545416;  // of the gain, at the shelf's own frequency

    private const double HighPassHz = 38.13547087602444;
    private const double HighPassQuality = 0.5003270373238773;

    private const int RecommendedRate = 48_000;

    private const double HighestShare = 0.49;   // of the sample rate: keeps the shelf of very low rates below Nyquist

    /// <summary>The first stage.</summary>
    public static Biquad Shelf(int sampleRate)
    {
        var k = Math.Tan(Math.PI * Math.Min(ShelfHz / sampleRate, HighestShare));
        var high = Decibels.ToAmplitude(ShelfGainDb);
        var middle = Math.Pow(high, ShelfMiddleExponent);
        var a0 = 1 + (k / ShelfQuality) + (k * k);
        return new Biquad(
            (high + (middle * k / ShelfQuality) + (k * k)) / a0,
            2 * ((k * k) - high) / a0,
            (high - (middle * k / ShelfQuality) + (k * k)) / a0,
            2 * ((k * k) - 1) / a0,
            (1 - (k / ShelfQuality) + (k * k)) / a0);
    }

    /// <summary>
    /// The second stage. The recommendation's numerator is 1, -2, 1, which lifts the passband by 0.04 dB at 48 kHz;
    /// other rates get the same lift.
    /// </summary>
    public static Biquad HighPass(int sampleRate)
    {
        var k = HighPassWarp(sampleRate);
        var a0 = HighPassScale(sampleRate);
        var lift = HighPassScale(RecommendedRate) / a0;
        return new Biquad(
            lift, -2 * lift, lift, 2 * ((k * k) - 1) / a0, (1 - (k / HighPassQuality) + (k * k)) / a0);
    }

    /// <summary>
    /// How much a channel counts: surround channels more, the low-frequency channel of 5.1 not at all.
    /// </summary>
    /// <param name="channel">
    /// Index from 0, in the order left, right, centre, low frequency, left surround, right surround.
    /// </param>
    /// <param name="channels">
    /// Channels of the signal. Only 5 (without low frequency) and 6 have surround channels.
    /// </param>
    public static double ChannelWeight(int channel, int channels)
    {
        const double Surround = 1.41;

        return (channels, channel) switch
        {
            (5, >= 3) => Surround,
            (6, 3) => 0,
            (6, >= 4) => Surround,
            _ => 1,
        };
    }

    private static double HighPassWarp(int sampleRate) => Math.Tan(Math.PI * HighPassHz / sampleRate);

    private static double HighPassScale(int sampleRate)
    {
        var k = HighPassWarp(sampleRate);
        return 1 + (k / HighPassQuality) + (k * k);
    }
}
