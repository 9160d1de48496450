using WeakSep.MidiScore;

namespace WeakSep.Composer.Rendering.Models;

/// <summary>
/// An analogue synthesizer's bass: sawtooth and pulse through a resonant low-pass filter that closes on every note.
/// </summary>
/// <param name="PulseShare">Share of the pulse against the sawtooth, 0 to 1.</param>
/// <param name="PulseWidth">Width of the pulse, 0.1 to 0.5.</param>
/// <param name="SubShare">Level of a sine one octave below.</param>
/// <param name="CutoffRatio">Rest of the filter's corner, as a multiple of the fundamental.</param>
/// <param name="EnvelopeOctaves">How far a hard note opens the filter.</param>
/// <param name="EnvelopeSeconds">Time constant of its closing.</param>
/// <param name="Resonance">Quality of the filter, 0.6 to 4.</param>
/// <param name="DecaySeconds">Time for 60 dB while the key is down.</param>
internal sealed record SynthBassModel(
    double PulseShare, double PulseWidth, double SubShare, double CutoffRatio, double EnvelopeOctaves,
    double EnvelopeSeconds, double Resonance, double DecaySeconds) : ISoundSource
{
    private const double ReleaseSeconds = 0.08;
    private const double AttackSeconds = 0.002;     // keeps the start from clicking
    private const double Loudness = 0.12;
    private const int ChunkFrames = 32;
    private const double Inaudible = 1e-5;

    /// <inheritdoc/>
    public string Name => "model:synth-bass";

    /// <inheritdoc/>
    public string Title => "synth bass";

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> Parameters =>
    [
        ("pulse_share", PulseShare), ("pulse_width", PulseWidth), ("sub_share", SubShare),
        ("cutoff_ratio", CutoffRatio),
        ("envelope_octaves", EnvelopeOctaves), ("envelope_s", EnvelopeSeconds), ("resonance", Resonance),
        ("decay_s", DecaySeconds),
    ];

    /// <summary>Draws an instrument.</summary>
    /// <param name="dice">Source of chance.</param>
    internal static SynthBassModel Draw(Dice dice) => new(
        dice.Unit(), dice.Between(0.12, 0.5), dice.Chance(0.3) ? dice.Between(0.1, 0.5) : 0, dice.LogBetween(1.5, 8),
        dice.Between(0.5, 4.0), dice.LogBetween(0.05, 0.5), dice.LogBetween(0.6, 4), dice.LogBetween(1.5, 12));

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
        var amplitude = Loudness * note.Force;
        var (phase, sub, envelope) = (0.0, 0.0, amplitude);
        var (low, band) = (0.0, 0.0);

        for (var start = note.Start; start < output.Length && envelope > Inaudible; start += ChunkFrames)
        {
            var chunk = output[start..Math.Min(start + ChunkFrames, output.Length)];
            var step = frequencyHz * bends.RatioAt(start) / sampleRate;
            var fall = Math.Pow(10, -3 / ((start < note.Release ? DecaySeconds : ReleaseSeconds) * sampleRate));
            var open = EnvelopeOctaves * note.Force * Math.Exp(-(start - note.Start) / (EnvelopeSeconds * sampleRate));
            var cutoff = Math.Min(0.4, step * CutoffRatio * Math.Pow(2, open));

            // A state variable filter with trapezoidal integrators (Zavalishin, "The Art of VA Filter Design", 2012).
            var tangent = Math.Tan(Math.PI * cutoff);
            var scale = 1 / (1 + (tangent * (tangent + (1 / Resonance))));

            for (var i = 0; i < chunk.Length; i++)
            {
                var rise = Math.Min(1, (start - note.Start + i) / (AttackSeconds * sampleRate));
                var source = ((1 - PulseShare) * Sawtooth(phase, step)) + (PulseShare * Pulse(phase, step))
                    + (SubShare * Math.Sin(2 * Math.PI * sub));
                var high = (source - low - (band * (tangent + (1 / Resonance)))) * scale;
                var middle = (tangent * high) + band;
                var deep = (tangent * middle) + low;
                band = (tangent * high) + middle;
                low = (tangent * middle) + deep;
                chunk[i] += (float)(rise * envelope * deep);
                envelope *= fall;
                phase = phase + step >= 1 ? phase + step - 1 : phase + step;
                sub = sub + (step / 2) >= 1 ? sub + (step / 2) - 1 : sub + (step / 2);
            }
        }
    }

    private static double Sawtooth(double phase, double step) => (2 * phase) - 1 - Corner(phase, step);

    private double Pulse(double phase, double step)
    {
        var fallPhase = phase >= PulseWidth ? phase - PulseWidth : phase - PulseWidth + 1;
        var level = phase < PulseWidth ? 1 : -1;

        // Without its mean, which would click at both ends of a note.
        return level + Corner(phase, step) - Corner(fallPhase, step) - ((2 * PulseWidth) - 1);
    }

    // Rounds a jump by a polynomial over the sample before and after it, which keeps its overtones from folding back
    // (Välimäki and Huovilainen, "Antialiasing oscillators in subtractive synthesis", 2007).
    private static double Corner(double phase, double step)
    {
        if (phase < step)
        {
            var t = phase / step;
            return (2 * t) - (t * t) - 1;
        }

        if (phase > 1 - step)
        {
            var t = (phase - 1) / step;
            return (t * t) + (2 * t) + 1;
        }

        return 0;
    }
}
