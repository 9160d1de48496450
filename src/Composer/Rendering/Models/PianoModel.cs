using WeakSep.Composer.Rendering.Effects;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Rendering.Models;

/// <summary>A piano from its partials: stiff strings, hammer, two stages of decay, dampers and soundboard.</summary>
/// <remarks>
/// Two stages after Weinreich, "Coupled piano strings" (1977): the strings of a note first move together and lose
/// energy fast, then against one another and keep it.
/// </remarks>
/// <param name="Instrument">Its parameters.</param>
/// <param name="Seed">Seed of what differs from note to note.</param>
internal sealed record PianoModel(PianoParameters Instrument, ulong Seed) : ISoundSource
{
    private const double MiddleC = 261.63;
    private const int MiddleCPitch = 60;
    private const int MaxPartials = 40;
    private const int LastingPartials = 14;         // above these the lasting sound is too weak to matter
    private const double HighestHz = 11_000;
    private const int FirstUndamped = 89;           // the highest strings have no dampers
    private const double DecayExponent = 0.6;       // decay time falls with the fundamental to this power
    private const double TrebleHz = 2200;           // partials from here on decay markedly faster
    private const double BrightnessExponent = 0.35; // how the felt's corner rises along the keyboard
    private const double Loudness = 0.15;
    private const int ChunkFrames = 64;

    /// <inheritdoc/>
    public string Name => "model:piano";

    /// <inheritdoc/>
    public string Title => "additive piano";

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> Parameters => Instrument.Values;

    /// <inheritdoc/>
    public void Render(ScorePart part, double tuningCents, Span<float> output, RenderContext context)
    {
        output.Clear();
        var bends = new BendCurve(part, context.SampleRate);
        var dice = new Dice(Seed);

        foreach (var note in ModelNote.Of(part, context.SampleRate))
        {
            if (note.Start < output.Length)
            {
                Add(note, Tuning.Hz(note.Pitch, tuningCents), bends, dice, output, context.SampleRate);
            }
        }

        new EqualizerEffect(Instrument.Body).Process(output, context.SampleRate);
    }

    private void Add(ModelNote note, double frequencyHz, BendCurve bends, Dice dice, Span<float> output, int sampleRate)
    {
        // The strings of one key are the same all through a part; what the hammer does is not.
        var key = dice.Fork($"key {note.Pitch}");
        var stroke = dice.Fork($"note {note.Index}");
        var amplitude = Loudness * Math.Pow(note.Force, Instrument.Dynamics);
        var bank = new PartialBank(Partials(note, frequencyHz, amplitude, key, stroke, sampleRate), sampleRate);
        AddKnock(note, amplitude * Instrument.Knock, stroke, output, sampleRate);
        var (ratio, damped) = (1.0, note.Pitch >= FirstUndamped);

        for (var start = note.Start; start < output.Length && bank.IsSounding; start += ChunkFrames)
        {
            var bend = bends.RatioAt(start);

            if (bend != ratio)
            {
                bank.Tune(ratio = bend);
            }

            if (!damped && start >= note.Release)
            {
                bank.Damp(Instrument.DampedSeconds, ratio);
                damped = true;
            }

            bank.Add(output[start..Math.Min(start + ChunkFrames, output.Length)]);
        }
    }

    private List<(double FrequencyHz, double Amplitude, double DecaySeconds)> Partials(
        ModelNote note, double frequencyHz, double amplitude, Dice key, Dice stroke, int sampleRate)
    {
        var inharmonicity = Inharmonicity(note.Pitch);
        var register = frequencyHz / MiddleC;
        var decay = Instrument.DecaySeconds * Math.Pow(register, -DecayExponent);
        var felt = Instrument.BrightnessHz * Math.Pow(register, BrightnessExponent)
            * (1 - (Instrument.Softness * (1 - note.Force))) * Math.Pow(2, stroke.Gaussian(0, 0.1));
        var unison = Math.Pow(2, Instrument.UnisonCents * key.Between(0.5, 1.0) / 1200);
        var ceiling = Math.Min(HighestHz, 0.45 * sampleRate);
        var partials = new List<(double FrequencyHz, double Amplitude, double DecaySeconds)>();

        for (var n = 1; n <= MaxPartials; n++)
        {
            // Relative to the first partial, which is what tuners tune.
            var frequency = n * frequencyHz * Math.Sqrt((1 + (inharmonicity * n * n)) / (1 + inharmonicity));

            if (frequency > ceiling)
            {
                break;
            }

            var soundboard = 1 / (1 + Math.Pow(Instrument.SoundboardHz / frequency, 2));
            var strike = Math.Abs(Math.Sin(Math.PI * n * Instrument.StrikePosition));
            var level = amplitude * strike * Math.Pow(n, -Instrument.Slope) * Math.Pow(0.5, frequency / felt)
                * soundboard * Math.Pow(2, key.Gaussian(0, 0.3));
            var lasting = decay / (1 + Math.Pow(frequency / TrebleHz, 1.3)) * Math.Pow(2, key.Gaussian(0, 0.2));
            var share = n <= LastingPartials ? Instrument.LastingShare : 0;
            partials.Add((frequency / Math.Sqrt(unison), level * (1 - share), lasting / Instrument.PromptRatio));

            if (share > 0)
            {
                partials.Add((frequency * Math.Sqrt(unison), level * share, lasting));
            }
        }

        partials.Sort((a, b) => b.DecaySeconds.CompareTo(a.DecaySeconds));
        return partials;
    }

    // Plain wire gets stiffer upwards, wound strings downwards.
    private double Inharmonicity(int pitch)
    {
        const double UpwardsPerSemitone = 0.085;
        const double DownwardsPerSemitone = 0.035;
        const double WoundShare = 0.4;
        var semitones = pitch - MiddleCPitch;
        return Instrument.Inharmonicity * (
            ((1 - WoundShare) * Math.Exp(UpwardsPerSemitone * semitones))
            + (WoundShare * Math.Exp(-DownwardsPerSemitone * semitones)));
    }

    // Felt on wire and key on bed: a short dull noise.
    private static void AddKnock(ModelNote note, double amplitude, Dice dice, Span<float> output, int sampleRate)
    {
        const double DecaySeconds = 0.012;
        const double LengthSeconds = 0.06;
        const double CutoffHz = 900;
        const double NoiseGain = 6;         // what the filter takes away
        var length = Math.Min((int)(LengthSeconds * sampleRate), output.Length - note.Start);
        var filter = BiquadFilter.LowPass(CutoffHz, 1, sampleRate);

        for (var i = 0; i < length; i++)
        {
            var envelope = amplitude * NoiseGain * Math.Exp(-i / (DecaySeconds * sampleRate));
            output[note.Start + i] += (float)filter.Next(envelope * dice.Between(-1.0, 1.0));
        }
    }
}
