using WeakSep.MidiScore;

namespace WeakSep.Composer.Rendering;

/// <summary>Renders a score with a chosen sound into stems and their mix.</summary>
internal static class TrackRenderer
{
    /// <summary>What sounds longer than this after the last key was let go is faded out.</summary>
    internal const double TailSeconds = 2.5;

    private const double FadeSeconds = 0.25;
    private const double EffectInputLufs = -20;     // effects with thresholds are designed for this
    private const double BalanceLufs = -23;         // of a part in the mix, before the overall gain
    private const double PeakCeiling = 0.98;        // 0.2 dB below full scale; leaves room for rounding

    /// <summary>Renders a track.</summary>
    /// <param name="score">The score; one part per sound.</param>
    /// <param name="sound">The sounds.</param>
    /// <param name="channels">1 or 2.</param>
    /// <param name="context">Sample rate and soundfonts.</param>
    /// <param name="cancellation">Stops between parts.</param>
    /// <returns>Stems and mix.</returns>
    internal static RenderedTrack Render(
        Score score, TrackSound sound, int channels, RenderContext context, CancellationToken cancellation)
    {
        var frames = (int)Math.Ceiling((score.DurationSeconds + TailSeconds) * context.SampleRate);
        var stems = new List<float[]>(score.Parts.Count);

        for (var part = 0; part < score.Parts.Count; part++)
        {
            cancellation.ThrowIfCancellationRequested();
            stems.Add(RenderPart(score.Parts[part], sound.Parts[part], sound, frames, channels, context));
        }

        var mix = Sum(stems, frames * channels);
        var gain = OverallGain(mix, stems, sound.LoudnessLufs, channels, context.SampleRate);

        foreach (var signal in stems.Append(mix))
        {
            Scale(signal, gain);
        }

        var loudness = stems.Select(stem => SignalLevel.Lufs(stem, channels, context.SampleRate)).ToArray();
        return new RenderedTrack(mix, stems, loudness, gain);
    }

    private static float[] RenderPart(
        ScorePart part, PartSound choice, TrackSound sound, int frames, int channels, RenderContext context)
    {
        var mono = new float[frames];
        choice.Source.Render(part, choice.TuningCents, mono, context);
        SetLoudness(mono, EffectInputLufs, context.SampleRate);

        foreach (var effect in choice.Effects)
        {
            effect.Process(mono, context.SampleRate);
        }

        SetLoudness(mono, BalanceLufs + choice.LevelDb, context.SampleRate);
        FadeOut(mono, (int)(FadeSeconds * context.SampleRate));

        if (channels == 1)
        {
            sound.Room?.Process(mono, context.SampleRate);
            return mono;
        }

        // Equal power: cos² + sin² = 1, and a part in the middle keeps its level.
        var angle = (choice.Pan + 1) * Math.PI / 4;
        var left = Scaled(mono, Math.Sqrt(2) * Math.Cos(angle));
        var right = Scaled(mono, Math.Sqrt(2) * Math.Sin(angle));
        sound.Room?.Process(left, context.SampleRate);
        (sound.Room is { } room ? room with { Side = 1 } : null)?.Process(right, context.SampleRate);
        return Interleave(left, right);
    }

    private static void SetLoudness(float[] mono, double lufs, int sampleRate)
    {
        var measured = SignalLevel.Lufs(mono, 1, sampleRate);

        if (double.IsFinite(measured))
        {
            Scale(mono, Math.Pow(10, (lufs - measured) / 20));
        }
    }

    private static void FadeOut(Span<float> mono, int frames)
    {
        var tail = mono[Math.Max(0, mono.Length - frames)..];

        for (var i = 0; i < tail.Length; i++)
        {
            tail[i] *= 1 - ((i + 1f) / tail.Length);
        }
    }

    private static double OverallGain(float[] mix, List<float[]> stems, double lufs, int channels, int sampleRate)
    {
        var loudness = SignalLevel.Lufs(mix, channels, sampleRate);
        var peak = stems.Append(mix).Max(SignalLevel.Peak);

        if (!double.IsFinite(loudness) || peak == 0)
        {
            return 1;
        }

        return Math.Min(Math.Pow(10, (lufs - loudness) / 20), PeakCeiling / peak);
    }

    private static float[] Sum(List<float[]> stems, int length)
    {
        var mix = new float[length];

        foreach (var stem in stems)
        {
            for (var i = 0; i < mix.Length; i++)
            {
                mix[i] += stem[i];
            }
        }

        return mix;
    }

    private static void Scale(Span<float> samples, double gain)
    {
        var factor = (float)gain;

        foreach (ref var sample in samples)
        {
            sample *= factor;
        }
    }

    private static float[] Scaled(float[] samples, double gain)
    {
        float[] copy = [.. samples];
        Scale(copy, gain);
        return copy;
    }

    private static float[] Interleave(float[] left, float[] right)
    {
        var both = new float[2 * left.Length];

        for (var i = 0; i < left.Length; i++)
        {
            both[2 * i] = left[i];
            both[(2 * i) + 1] = right[i];
        }

        return both;
    }
}
