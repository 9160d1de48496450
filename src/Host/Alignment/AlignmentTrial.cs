using WeakSep.MidiScore;
using WeakSep.MidiScore.Alignment;

namespace WeakSep.Host.Alignment;

/// <summary>A recording whose score is known exactly, and a score that another tempo was given to.</summary>
/// <param name="Mono">The recording, one channel.</param>
/// <param name="SampleRate">Its rate in hertz.</param>
/// <param name="Score">The score to align.</param>
/// <param name="Truth">Where its moments are in the recording.</param>
/// <param name="Settings">How to align.</param>
internal sealed record AlignmentTrial(
    float[] Mono, int SampleRate, Score Score, TimeMap Truth, AlignmentSettings Settings)
{
    private const double KnotSeconds = 0.05;
    private const double SwingDepth = 0.2;
    private const double SwingSeconds = 20;
    private const double RitardandoSeconds = 12;
    private const double RitardandoDepth = 0.5;
    private const double PauseSeconds = 1.5;
    private const double CompanyGain = 0.5;
    private const double BeforeSeconds = 3;
    private const double AfterSeconds = 2;

    /// <summary>Makes a trial.</summary>
    /// <param name="mono">A recording, one channel.</param>
    /// <param name="sampleRate">Its rate in hertz.</param>
    /// <param name="score">The score in the recording's time.</param>
    /// <param name="other">Other music at the same rate, one channel.</param>
    /// <param name="kind">What the recording is to do.</param>
    public static AlignmentTrial Create(float[] mono, int sampleRate, Score score, float[] other, TrialKind kind)
    {
        var written = Written(score.DurationSeconds, kind);
        var toScore = new TimeMap(written);
        var warped = ScoreWarp.Apply(score, toScore, double.PositiveInfinity);
        var middle = score.DurationSeconds / 2;
        var (samples, moved) = kind switch
        {
            TrialKind.Pause => (Inserted(mono, Math.Min(mono.Length, (int)(middle * sampleRate)), (int)(PauseSeconds * sampleRate)), 0.0),
            TrialKind.Silence => (Padded(mono, (int)(BeforeSeconds * sampleRate), (int)(AfterSeconds * sampleRate)), BeforeSeconds),
            TrialKind.Company => (Mixed(mono, other), 0.0),
            TrialKind.Excerpt => (mono[(mono.Length / 4)..(mono.Length * 3 / 4)], -(double)(mono.Length / 4) / sampleRate),
            _ => (mono, 0.0),
        };
        var truth = new TimeMap([.. written.Select(knot => (
            knot.Recording,
            knot.Score + moved + (kind == TrialKind.Pause && knot.Score >= middle ? PauseSeconds : 0)))]);

        return new AlignmentTrial(
            samples, sampleRate, warped, truth, new AlignmentSettings { Subsequence = kind == TrialKind.Excerpt });
    }

    /// <summary>How far the onsets of the notes that are in the recording are off, in seconds.</summary>
    /// <param name="map">The map that was found.</param>
    public IEnumerable<double> Errors(TimeMap map) =>
        from part in Score.Parts
        where !part.IsDrum
        from note in part.Notes
        let onset = Truth.ToRecording(note.Onset)
        where onset >= 0 && onset < (double)Mono.Length / SampleRate
        select Math.Abs(map.ToRecording(note.Onset) - onset);

    /// <summary>The recording's time (first) to the time of the score that is written (second).</summary>
    private static List<(double Score, double Recording)> Written(double duration, TrialKind kind)
    {
        var knots = new List<(double, double)>();
        var written = 0.0;

        for (var time = 0.0; time < duration + KnotSeconds; time += KnotSeconds)
        {
            knots.Add((time, written));
            var rate = 1 + (SwingDepth * Math.Sin(2 * Math.PI * time / SwingSeconds));

            if (kind == TrialKind.Ritardando)
            {
                var share = Math.Clamp((time - duration + RitardandoSeconds) / RitardandoSeconds, 0, 1);
                rate *= 1 - (RitardandoDepth * share);
            }

            written += rate * KnotSeconds;
        }

        return knots;
    }

    private static float[] Inserted(float[] mono, int at, int silence)
    {
        var result = new float[mono.Length + silence];
        mono.AsSpan(0, at).CopyTo(result);
        mono.AsSpan(at).CopyTo(result.AsSpan(at + silence));
        return result;
    }

    private static float[] Padded(float[] mono, int before, int after)
    {
        var result = new float[before + mono.Length + after];
        mono.CopyTo(result, before);
        return result;
    }

    private static float[] Mixed(float[] mono, float[] other)
    {
        var gain = CompanyGain * Rms(mono) / Math.Max(float.Epsilon, Rms(other));
        return [.. mono.Select((sample, index) => sample + (float)(gain * other[index % other.Length]))];
    }

    private static double Rms(float[] samples) => Math.Sqrt(samples.Sum(sample => (double)sample * sample) / samples.Length);
}
