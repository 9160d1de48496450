using WeakSep.Composer.Rendering.Effects;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Rendering;

/// <summary>Draws the effects of a part, as its kind of instrument is usually treated.</summary>
/// <remarks>
/// Probabilities and ranges are taste: wide enough that no two tracks share a sound, narrow enough that a listener
/// still names the instrument.
/// </remarks>
internal static class EffectDesigner
{
    private const int FirstElectricPiano = 4;
    private const int LastElectricPiano = 5;
    private const int FirstElectricGuitar = 26;
    private const int CleanGuitar = 27;
    private const int OverdrivenGuitar = 29;
    private const int DistortedGuitar = 30;
    private const int AcousticBass = 32;
    private const double MaxShelfDb = 6;

    /// <summary>Draws effects in the order of the signal.</summary>
    /// <param name="program">0-based General MIDI program of the sound.</param>
    /// <param name="needsAmplifier">True for the bare string of an electric instrument, which no one hears without an
    /// amplifier.</param>
    /// <param name="dice">Source of chance.</param>
    internal static IReadOnlyList<IPartEffect> Draw(int program, bool needsAmplifier, Dice dice)
    {
        var instrument = Instruments.FromProgram(program);
        var effects = new List<IPartEffect>();

        void Maybe(string purpose, double probability, Func<Dice, IPartEffect> draw)
        {
            // One stream per effect: the chance of one does not change the parameters of the next.
            var own = dice.Fork(purpose);

            if (own.Chance(probability))
            {
                effects.Add(draw(own));
            }
        }

        var electricPiano = program is >= FirstElectricPiano and <= LastElectricPiano;
        var electricGuitar = instrument == Instrument.Guitar && program >= FirstElectricGuitar;
        var electricBass = instrument == Instrument.Bass && program != AcousticBass;

        var compressed = instrument switch { Instrument.Bass => 0.5, Instrument.Guitar => 0.35, _ => 0.25 };
        Maybe("compressor", compressed, Compressor);
        Maybe("phaser", electricGuitar || electricPiano ? 0.08 : 0, Phaser);

        if (electricGuitar)
        {
            Maybe("amplifier", needsAmplifier ? 1 : 0.55, own => GuitarAmplifier(program, needsAmplifier, own));
        }
        else if (electricBass)
        {
            Maybe("amplifier", needsAmplifier ? 0.7 : 0.35, BassAmplifier);
        }
        else if (electricPiano)
        {
            Maybe("amplifier", 0.2, own => GuitarAmplifier(CleanGuitar, needsAmplifier: false, own));
        }

        var hasPickup = electricGuitar || electricBass;
        Maybe("noise", hasPickup ? 0.25 : 0.1, own => NoiseFloor(hasPickup, own));
        Maybe("equalizer", 0.75, Equalizer);
        Maybe("tremolo", electricPiano ? 0.3 : electricGuitar ? 0.07 : 0, Tremolo);
        Maybe("chorus", electricPiano ? 0.2 : electricGuitar ? 0.15 : 0.05, Chorus);
        Maybe("echo", electricGuitar ? 0.12 : 0.02, Echo);
        var (roomy, maxWet) = instrument == Instrument.Bass ? (0.3, 0.2) : (0.6, 0.4);
        Maybe("room", roomy, own => Room(own, maxWet));
        Maybe("band limit", 0.08, own => BandLimit(instrument == Instrument.Bass, own));
        return effects;
    }

    /// <summary>Draws a room.</summary>
    /// <param name="dice">Source of chance.</param>
    /// <param name="maxWet">Largest share of the room.</param>
    internal static RoomEffect Room(Dice dice, double maxWet) => new(
        dice.LogBetween(0.2, 2.2), dice.LogBetween(0.5, 2), dice.LogBetween(1500, 9000), dice.LogBetween(0.03, maxWet));

    private static CompressorEffect Compressor(Dice dice) => new(
        dice.Between(-32.0, -14.0), dice.LogBetween(1.8, 8), dice.LogBetween(0.002, 0.03), dice.LogBetween(0.05, 0.3));

    private static PhaserEffect Phaser(Dice dice) => new(
        dice.LogBetween(0.15, 1.5), dice.LogBetween(150, 500), dice.LogBetween(1200, 4000), dice.Between(0.4, 1.0));

    private static AmplifierEffect GuitarAmplifier(int program, bool needsAmplifier, Dice dice)
    {
        // A soundfont's overdriven preset was recorded behind an amplifier; a second one only roughens it.
        var (low, high) = (program, needsAmplifier) switch
        {
            (DistortedGuitar, true) => (28.0, 46.0),
            (DistortedGuitar, false) => (4.0, 18.0),
            (OverdrivenGuitar, true) => (16.0, 32.0),
            (OverdrivenGuitar, false) => (2.0, 14.0),
            (FirstElectricGuitar, _) => (-6.0, 6.0),
            _ => (-4.0, 12.0),
        };

        return new(
            dice.Between(low, high), dice.Between(0, 0.4), dice.LogBetween(60, 200),
            dice.LogBetween(65, 120), dice.LogBetween(3200, 7000), dice.Between(-2.0, 6.0));
    }

    private static AmplifierEffect BassAmplifier(Dice dice) => new(
        dice.Between(-4.0, 18.0), dice.Between(0, 0.3), 25, dice.LogBetween(30, 50), dice.LogBetween(2000, 6000),
        dice.Between(-3.0, 4.0));

    private static NoiseFloorEffect NoiseFloor(bool electric, Dice dice) => new(
        dice.Between(-82.0, -56.0), electric ? dice.Between(-88.0, -58.0) : -120, dice.Chance(0.5) ? 50 : 60,
        dice.Seed());

    private static EqualizerEffect Equalizer(Dice dice)
    {
        double Gain() => Math.Clamp(dice.Gaussian(0, 3), -MaxShelfDb, MaxShelfDb);
        var bands = new List<EqualizerBand> { new(EqualizerBandKind.LowShelf, dice.LogBetween(70, 300), Gain()) };

        for (var peaks = dice.Below(3); peaks > 0; peaks--)
        {
            bands.Add(new(EqualizerBandKind.Peak, dice.LogBetween(200, 5000), Gain(), dice.LogBetween(0.5, 3)));
        }

        bands.Add(new(EqualizerBandKind.HighShelf, dice.LogBetween(2000, 8000), Gain()));
        return new(bands);
    }

    private static TremoloEffect Tremolo(Dice dice) =>
        new(dice.LogBetween(2.5, 8), dice.Between(0.15, 0.6), dice.Unit());

    private static ChorusEffect Chorus(Dice dice) => new(
        dice.LogBetween(0.2, 2.5), dice.Between(0.008, 0.022), dice.LogBetween(0.0005, 0.0025),
        dice.Between(0.25, 0.7));

    private static EchoEffect Echo(Dice dice) =>
        new(dice.LogBetween(0.09, 0.5), dice.Between(0.1, 0.5), dice.LogBetween(0.06, 0.3));

    private static BandLimitEffect BandLimit(bool bass, Dice dice) =>
        new(dice.LogBetween(30, bass ? 60 : 200), dice.LogBetween(bass ? 900 : 2500, 9000));
}
