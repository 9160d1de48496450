using WeakSep.Composer.Rendering;
using WeakSep.Composer.Rendering.Effects;

namespace WeakSep.Composer.Events;

/// <summary>Where an individual was recorded: how far away, between which walls, over how much traffic.</summary>
internal sealed class EventPlace
{
    private const double BackgroundShare = 0.25;    // of individuals: about as many as UrbanSound8K marks salience 2
    private const double RumbleHz = 400;            // of traffic

    private readonly double _airHz;
    private readonly RoomEffect _room;
    private readonly double _noiseDb;

    private EventPlace(bool isBackground, double airHz, RoomEffect room, double noiseDb)
    {
        IsBackground = isBackground;
        _airHz = airHz;
        _room = room;
        _noiseDb = noiseDb;
    }

    /// <summary>Whether it sounds behind other things: farther, more reverberant, noisier.</summary>
    public bool IsBackground { get; }

    /// <summary>Draws a place.</summary>
    /// <param name="dice">Chance.</param>
    public static EventPlace Design(Dice dice)
    {
        var isBackground = dice.Chance(BackgroundShare);
        var air = isBackground ? dice.Between(2500.0, 5000) : dice.Between(4500.0, 16000);
        var wet = isBackground ? dice.Between(0.2, 0.4) : dice.Between(0.02, 0.2);
        var room = new RoomEffect(dice.Between(0.25, 1.0), dice.Between(0.8, 2.0), dice.Between(2000.0, 5000), wet);

        return new EventPlace(isBackground, air, room, isBackground ? dice.Between(-26.0, -18) : dice.Between(-50.0, -28));
    }

    /// <summary>Puts a sound there.</summary>
    /// <param name="samples">The sound, in place.</param>
    /// <param name="sampleRate">Rate in Hz.</param>
    /// <param name="dice">Chance of the traffic.</param>
    public void Process(float[] samples, int sampleRate, Dice dice)
    {
        var air = BiquadFilter.LowPass(_airHz, 0.6, sampleRate);
        air.Process(samples);
        _room.Process(samples, sampleRate);
        AddTraffic(samples, sampleRate, dice);
        var gain = (float)dice.LogBetween(0.25, 0.9) / Math.Max(1e-9f, SignalLevel.Peak(samples));

        foreach (ref var sample in samples.AsSpan())
        {
            sample *= gain;
        }
    }

    private void AddTraffic(float[] samples, int sampleRate, Dice dice)
    {
        var rumble = BiquadFilter.LowPass(RumbleHz, 0.5, sampleRate);
        var noise = Array.ConvertAll(samples, _ =>
        {
            var white = dice.Between(-1.0, 1.0);
            return (float)(rumble.Next(white) + (0.05 * white));
        });
        var gain = (float)(Math.Pow(10, _noiseDb / 20) * Math.Sqrt(Energy(samples) / Energy(noise)));

        for (var n = 0; n < samples.Length; n++)
        {
            samples[n] += gain * noise[n];
        }
    }

    private static double Energy(float[] samples) => samples.Sum(sample => (double)sample * sample) + 1e-12;
}
