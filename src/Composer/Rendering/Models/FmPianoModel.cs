using WeakSep.MidiScore;

namespace WeakSep.Composer.Rendering.Models;

/// <summary>An electric piano by frequency modulation: a body whose overtones fade, and the bell of the tine.</summary>
/// <remarks>
/// After Chowning, "The synthesis of complex audio spectra by means of frequency modulation" (1973):
/// y = a1 sin(w t + i1 sin(w t)) + a2 sin(w t + i2 sin(k w t)), both indices falling with time and rising with
/// velocity.
/// </remarks>
/// <param name="DecaySeconds">Time in which the body at middle C falls by 60 dB.</param>
/// <param name="DampedSeconds">The same once the key is up.</param>
/// <param name="BodyIndex">Modulation index of the body at full velocity.</param>
/// <param name="BodyIndexSeconds">Time constant of its fall.</param>
/// <param name="BellRatio">Frequency of the bell over the fundamental, a whole number.</param>
/// <param name="BellIndex">Modulation index of the bell at full velocity.</param>
/// <param name="BellSeconds">Time constant of its fall.</param>
/// <param name="BellShare">Share of the bell, 0 to 1.</param>
/// <param name="Dynamics">Amplitude = velocity to this power.</param>
internal sealed record FmPianoModel(
    double DecaySeconds, double DampedSeconds, double BodyIndex, double BodyIndexSeconds, int BellRatio,
    double BellIndex, double BellSeconds, double BellShare, double Dynamics) : ISoundSource
{
    private const double MiddleC = 261.63;
    private const double DecayExponent = 0.5;
    private const double Loudness = 0.15;
    private const int ChunkFrames = 64;
    private const double Inaudible = 1e-5;
    private const double AttackSeconds = 0.002;     // the hammer's contact

    /// <inheritdoc/>
    public string Name => "model:fm-piano";

    /// <inheritdoc/>
    public string Title => "FM electric piano";

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> Parameters =>
    [
        ("decay_s", DecaySeconds), ("damped_s", DampedSeconds), ("body_index", BodyIndex),
        ("body_index_s", BodyIndexSeconds),
        ("bell_ratio", BellRatio), ("bell_index", BellIndex), ("bell_s", BellSeconds), ("bell_share", BellShare),
        ("dynamics", Dynamics),
    ];

    /// <summary>Draws an instrument.</summary>
    /// <param name="dice">Source of chance.</param>
    internal static FmPianoModel Draw(Dice dice) => new(
        dice.LogBetween(3, 9), dice.LogBetween(0.08, 0.3), dice.Between(0.4, 2.2), dice.LogBetween(0.1, 0.8),
        1 + dice.Below(14), dice.Between(0.2, 1.4), dice.LogBetween(0.03, 0.4), dice.Between(0.15, 0.5), dice.Between(0.8, 1.6));

    /// <inheritdoc/>
    public void Render(ScorePart part, double tuningCents, Span<float> output, RenderContext context)
    {
        output.Clear();
        var bends = new BendCurve(part, context.SampleRate);

        foreach (var note in ModelNote.Of(part, context.SampleRate))
        {
            if (note.Start < output.Length)
            {
                Add(note, Tuning.Hz(note.Pitch, tuningCents), bends, output, context.SampleRate);
            }
        }
    }

    private void Add(ModelNote note, double frequencyHz, BendCurve bends, Span<float> output, int sampleRate)
    {
        var ringing = DecaySeconds * Math.Pow(frequencyHz / MiddleC, -DecayExponent);

        // High notes would fold back: the index is limited so that the widest sideband stays below half the sample
        // rate.
        var room = Math.Max(0, (0.45 * sampleRate) - frequencyHz);
        var body = Math.Min(BodyIndex * note.Force, (room / frequencyHz) - 1);
        var bell = Math.Min(BellIndex * note.Force, (room / (frequencyHz * BellRatio)) - 1);
        var amplitude = Loudness * Math.Pow(note.Force, Dynamics);
        var (phase, bellPhase, envelope) = (0.0, 0.0, amplitude);
        (body, bell) = (Math.Max(0, body), Math.Max(0, bell));

        for (var start = note.Start; start < output.Length && envelope > Inaudible; start += ChunkFrames)
        {
            var chunk = output[start..Math.Min(start + ChunkFrames, output.Length)];
            var step = frequencyHz * bends.RatioAt(start) / sampleRate;
            var decay = start < note.Release ? ringing : Math.Min(DampedSeconds, ringing);
            var fall = Math.Pow(10, -3 / (decay * sampleRate));

            for (var i = 0; i < chunk.Length; i++)
            {
                var rise = Math.Min(1, (start - note.Start + i) / (AttackSeconds * sampleRate));
                var carrier = body * Wave(phase);
                var tine = bell * Wave(bellPhase);
                chunk[i] += (float)(rise * envelope * (((1 - BellShare) * Wave(phase + (carrier / (2 * Math.PI))))
                    + (BellShare * Wave(phase + (tine / (2 * Math.PI))))));
                phase = Turned(phase + step);
                bellPhase = Turned(bellPhase + (step * BellRatio));
                envelope *= fall;
            }

            body *= Math.Exp(-chunk.Length / (BodyIndexSeconds * sampleRate));
            bell *= Math.Exp(-chunk.Length / (BellSeconds * sampleRate));
        }
    }

    private static double Turned(double phase) => phase >= 1 ? phase - Math.Floor(phase) : phase;

    // sin(2 pi x): odd polynomial on a quarter turn, fitted to a maximum error of 1e-4.
    private static double Wave(double turns)
    {
        var x = turns - Math.Floor(turns + 0.5);            // -0.5 to 0.5
        x = Math.Abs(x) > 0.25 ? Math.CopySign(0.5, x) - x : x;
        var angle = 2 * Math.PI * x;
        var square = angle * angle;
        return angle * (1 - (square * (0.16666667 - (square * (0.0083333 - (square * 0.000195))))));
    }
}
