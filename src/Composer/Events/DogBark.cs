using WeakSep.Composer.Rendering;
using WeakSep.Composer.Rendering.Effects;

namespace WeakSep.Composer.Events;

/// <summary>
/// A dog: short voiced bursts whose pitch jumps up and falls, rough with noise, through the resonances of a throat that is
/// longer the larger the dog.
/// </summary>
internal sealed class DogBark : IEventSource
{
    private const double LowestHz = 280;        // of large dogs, at the top of a bark
    private const double HighestHz = 1200;
    private const double AttackShare = 0.12;    // of a bark
    private const double TopShare = 0.25;       // of a bark, after which the pitch falls

    private readonly double _topHz;
    private readonly Formant[] _throat;
    private readonly double _harshness;
    private readonly double _barkSeconds;
    private readonly double _restSeconds;

    private DogBark(double topHz, Formant[] throat, double harshness, double barkSeconds, double restSeconds)
    {
        _topHz = topHz;
        _throat = throat;
        _harshness = harshness;
        _barkSeconds = barkSeconds;
        _restSeconds = restSeconds;
    }

    /// <summary>Draws a dog; its place is its pitch, against its size.</summary>
    public static DogBark Design(double place, Dice dice)
    {
        var top = LowestHz * Math.Pow(HighestHz / LowestHz, place);

        // Throats shrink less than voices rise.
        var scale = Math.Pow(top / LowestHz, 0.4) * dice.Between(0.9, 1.1);
        Formant[] throat =
        [
            new(450 * scale, 250 * scale, 1),
            new(1100 * scale, 350 * scale, dice.Between(0.5, 0.9)),
            new(2300 * scale, 600 * scale, dice.Between(0.2, 0.5)),
        ];

        return new DogBark(top, throat, dice.Between(0.15, 0.6), dice.Between(0.09, 0.22), dice.Between(0.12, 0.6));
    }

    /// <inheritdoc/>
    public float[] Play(double seconds, int sampleRate, Dice dice)
    {
        var samples = new float[(int)(seconds * sampleRate)];

        for (var at = dice.Between(0, 0.08); at < seconds - 0.1;)
        {
            var bark = _barkSeconds * dice.Between(0.8, 1.25);
            var length = Math.Min((int)(bark * sampleRate), samples.Length - (int)(at * sampleRate));
            Bark(samples.AsSpan((int)(at * sampleRate), length), sampleRate, dice);

            // Barks come in twos and threes.
            at += bark + (_restSeconds * (dice.Chance(0.3) ? dice.Between(1.5, 2.5) : dice.Between(0.5, 1.2)));
        }

        return samples;
    }

    private void Bark(Span<float> target, int sampleRate, Dice dice)
    {
        var length = target.Length;
        var top = _topHz * dice.Between(0.9, 1.1);
        var fall = dice.Between(0.45, 0.7);
        var loud = dice.Between(0.6, 1);
        var jitter = new Dice(dice.Seed());
        var wobble = 0.0;
        var voice = new float[length];
        HarmonicTone.Add(voice, sampleRate, Pitch, n => Envelope((double)n / length), (number, hertz) => Formant.Sum(_throat, hertz) / number);
        var breath = Breath(length, sampleRate, jitter);
        var mean = Rms(voice);

        for (var n = 0; n < length; n++)
        {
            var hiss = Envelope((double)n / length) * _harshness * mean * breath[n];
            target[n] += (float)(loud * (voice[n] + hiss));
        }

        // The voice is never steady: a random walk about the contour, drawn anew every sample and slow by its own weight.
        double Pitch(int n)
        {
            wobble = (0.995 * wobble) + (0.004 * jitter.Between(-1.0, 1.0));
            var share = (double)n / length;
            var contour = share < TopShare ? 0.6 + (0.4 * share / TopShare) : 1 - ((1 - fall) * (share - TopShare) / (1 - TopShare));

            return top * contour * (1 + wobble);
        }
    }

    private float[] Breath(int length, int sampleRate, Dice dice)
    {
        var noise = new float[length];

        foreach (var formant in _throat)
        {
            var filter = BiquadFilter.Peak(formant.Hz, formant.Hz / formant.BandwidthHz, 24, sampleRate);

            for (var n = 0; n < length; n++)
            {
                noise[n] += (float)(formant.Gain * filter.Next(dice.Between(-1.0, 1.0)));
            }
        }

        var gain = 1 / Rms(noise);

        return Array.ConvertAll(noise, sample => (float)(gain * sample));
    }

    private static double Envelope(double share) => share < AttackShare ? share / AttackShare : Math.Pow((1 - share) / (1 - AttackShare), 0.7);

    private static double Rms(float[] samples) => Math.Max(1e-9, Math.Sqrt(samples.Sum(sample => (double)sample * sample) / Math.Max(1, samples.Length)));
}
