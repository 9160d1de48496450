using WeakSep.Audio.Spectral;

namespace WeakSep.Composer.Tests.Events;

/// <summary>A few numbers about a sound, enough to tell the classes apart.</summary>
/// <param name="Tonality">Spectral flatness of the loud frames, dB below white: high for tones, low for noise.</param>
/// <param name="CentroidHz">Middle of the mean spectrum.</param>
/// <param name="Attack">Share of the energy in the first fifth.</param>
/// <param name="BlowsHz">The rate, 8 to 35 Hz, at which the envelope repeats best.</param>
/// <param name="BlowStrength">How well it does: the autocorrelation.</param>
/// <param name="PitchRange">The strongest frequency of the highest tenth of the frames over that of the lowest.</param>
/// <param name="Activity">Share of the frames within 20 dB of the loudest.</param>
internal sealed record SoundStatistics(
    double Tonality, double CentroidHz, double Attack, double BlowsHz, double BlowStrength, double PitchRange, double Activity)
{
    private const double EnvelopeRate = 500;
    private const double FrameRate = 62.5;

    /// <summary>What classes are told apart by.</summary>
    public double[] Features => [Tonality, Math.Log(CentroidHz), Attack, BlowStrength, Math.Log(PitchRange), Activity];

    /// <summary>Measures a sound.</summary>
    /// <param name="samples">Mono.</param>
    /// <param name="sampleRate">Rate in Hz.</param>
    public static SoundStatistics Of(float[] samples, int sampleRate)
    {
        var grid = new StftGrid(sampleRate, sampleRate / 16 / 2 * 2, (int)(sampleRate / FrameRate));
        var spectrum = Stft.Forward(samples, grid, WindowShape.Hann);
        var powers = Enumerable.Range(0, spectrum.Frames)
            .Select(frame => Enumerable.Range(0, grid.Bins)
                .Select(bin => Math.Pow(spectrum.Re(frame)[bin], 2) + Math.Pow(spectrum.Im(frame)[bin], 2) + 1e-12).ToArray())
            .ToList();
        var energies = powers.Select(frame => frame.Sum()).ToArray();
        var peak = energies.Max();
        var active = Enumerable.Range(0, powers.Count).Where(frame => energies[frame] > 0.01 * peak).ToList();
        var mean = Enumerable.Range(0, grid.Bins).Select(bin => active.Average(frame => powers[frame][bin] / energies[frame])).ToArray();

        var tonality = active.Average(frame => -10 * (powers[frame].Average(Math.Log10) - Math.Log10(powers[frame].Average())));
        var pitches = active.Select(frame => PitchOf(powers[frame], grid.BinSpacingHz)).Order().ToList();
        var (rate, strength) = Modulation(Envelope(samples, sampleRate));

        return new SoundStatistics(
            tonality,
            mean.Index().Sum(pair => pair.Item * pair.Index * grid.BinSpacingHz),
            energies.Take(energies.Length / 5).Sum() / energies.Sum(),
            rate,
            strength,
            pitches[(int)(0.9 * (pitches.Count - 1))] / pitches[(int)(0.1 * (pitches.Count - 1))],
            (double)active.Count / powers.Count);
    }

    /// <summary>The strongest bin between 150 and 2000 Hz.</summary>
    private static double PitchOf(double[] power, double spacing) =>
        Enumerable.Range((int)(150 / spacing), (int)(1850 / spacing)).MaxBy(bin => power[bin]) * spacing;

    private static double[] Envelope(float[] samples, int sampleRate)
    {
        var step = (int)(sampleRate / EnvelopeRate);
        return [.. Enumerable.Range(0, samples.Length / step).Select(at => Math.Sqrt(samples.AsSpan(at * step, step).ToArray().Average(sample => (double)sample * sample)))];
    }

    private static (double Hz, double Strength) Modulation(double[] envelope)
    {
        var mean = envelope.Average();
        var centred = envelope.Select(value => value - mean).ToArray();
        var energy = centred.Sum(value => value * value) + 1e-12;
        var (shortest, longest) = ((int)(EnvelopeRate / 35), (int)(EnvelopeRate / 8));
        var byLag = Enumerable.Range(0, longest + 2).Select(lag => centred.Skip(lag).Zip(centred, (a, b) => a * b).Sum() / energy).ToArray();
        var highest = byLag.AsSpan(shortest..longest).ToArray().Max();

        // The first peak about as high as any: what repeats after one period does so after two as well.
        var best = Enumerable.Range(shortest, longest - shortest)
            .First(lag => byLag[lag] == highest || (byLag[lag] > 0.9 * highest && byLag[lag] >= byLag[lag - 1] && byLag[lag] >= byLag[lag + 1]));

        return (EnvelopeRate / best, highest);
    }
}
