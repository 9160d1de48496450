namespace WeakSep.Composer.Rendering.Effects;

/// <summary>An electric instrument's amplifier: two valve stages and a loudspeaker cabinet.</summary>
/// <remarks>
/// Per stage y = tanh(g x + b) - tanh(b), at four times the sample rate; the bias b makes even harmonics. Between the
/// stages low notes are thinned out, as amplifiers do to keep chords apart.
/// </remarks>
/// <param name="DriveDb">Gain in front of the curves for a part at -20 LUFS; 0 is clean, 20 crunchy, 40 heavily
/// distorted.</param>
/// <param name="Bias">Asymmetry of the curves, 0 to 0.5.</param>
/// <param name="TightHz">Corner of the high-pass filter in front of the first stage.</param>
/// <param name="SpeakerLowHz">Where the loudspeaker starts.</param>
/// <param name="SpeakerHighHz">Where it ends.</param>
/// <param name="PresenceDb">Its emphasis between 2 and 3 kHz.</param>
internal sealed record AmplifierEffect(
    double DriveDb, double Bias, double TightHz, double SpeakerLowHz, double SpeakerHighHz, double PresenceDb)
        : IPartEffect
{
    private const double ButterworthQuality = 0.70711;
    private const double SpeakerQuality = 0.9;      // a slight hump before the fall, as loudspeakers in a box have
    private const double PresenceHz = 2500;
    private const double PresenceQuality = 0.8;
    private const double InterstageHz = 60;         // also removes what the bias adds at 0 Hz
    private const double SecondStageShare = 0.4;    // of the drive in dB

    /// <inheritdoc/>
    public string Name => "amplifier";

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> Parameters =>
    [
        ("drive_db", DriveDb), ("bias", Bias), ("tight_hz", TightHz), ("speaker_low_hz", SpeakerLowHz),
        ("speaker_high_hz", SpeakerHighHz), ("presence_db", PresenceDb),
    ];

    /// <inheritdoc/>
    public void Process(Span<float> samples, int sampleRate)
    {
        var tight = BiquadFilter.HighPass(TightHz, ButterworthQuality, sampleRate);
        tight.Process(samples);

        var interstage = BiquadFilter.HighPass(InterstageHz, ButterworthQuality, sampleRate * Oversampler.Factor);
        var first = (float)Math.Pow(10, DriveDb * (1 - SecondStageShare) / 20);
        var second = (float)Math.Pow(10, DriveDb * SecondStageShare / 20);
        var bias = (float)Bias;
        var rest = Saturation.Bend(bias);

        Oversampler.Shape(samples, run =>
        {
            foreach (ref var sample in run)
            {
                var stage = (float)interstage.Next(Saturation.Bend((first * sample) + bias) - rest);
                sample = Saturation.Bend((second * stage) - bias) + rest;
            }
        });

        var low = BiquadFilter.HighPass(SpeakerLowHz, SpeakerQuality, sampleRate);
        var presence = BiquadFilter.Peak(PresenceHz, PresenceQuality, PresenceDb, sampleRate);
        var high = BiquadFilter.LowPass(SpeakerHighHz, SpeakerQuality, sampleRate);
        var steep = BiquadFilter.LowPass(SpeakerHighHz, ButterworthQuality, sampleRate);

        foreach (ref var sample in samples)
        {
            sample = (float)steep.Next(high.Next(presence.Next(low.Next(sample))));
        }
    }
}
