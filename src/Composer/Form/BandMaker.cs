using WeakSep.Composer.Roles;
using WeakSep.Composer.Styles;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Form;

/// <summary>Engages the players of a piece.</summary>
internal static class BandMaker
{
    private const int BassLow = 28;         // E1 on four strings
    private const int FiveStringLow = 23;   // B0
    private const int BassHigh = 67;
    private const int GuitarLow = 40;       // E2
    private const int GuitarHigh = 86;
    private const int PianoLow = 21;
    private const int PianoHigh = 108;
    private const int KeysLow = 28;         // electric piano, harpsichord, clavinet
    private const int KeysHigh = 100;

    /// <summary>Players in the order bass, guitars, keyboards.</summary>
    public static IReadOnlyList<Player> Make(StyleSheet style, CompositionSettings settings, Dice dice)
    {
        var mixes = new Weighted<InstrumentMix>();
        foreach (var mix in settings.Mixes)
        {
            mixes.Add(mix, mix.Instruments.Count == 0 ? 0 : mix.Weight);
        }

        var players = new List<Player>();
        foreach (var instrument in mixes.Draw(dice).Instruments.Distinct().Order())
        {
            var again = instrument switch
            {
                Instrument.Guitar => style.SecondGuitar,
                Instrument.Piano => style.SecondKeys,
                _ => 0,
            };
            var count = dice.Chance(again) ? 2 : 1;
            for (var i = 0; i < count; i++)
            {
                players.Add(Engage(instrument, i, style.Of(instrument).Programs.Draw(dice), dice));
            }
        }

        return players;
    }

    private static Player Engage(Instrument instrument, int index, int program, Dice dice) => instrument switch
    {
        Instrument.Bass => new Player(instrument, index, program, dice.Chance(0.1) ? FiveStringLow : BassLow, BassHigh),
        Instrument.Guitar => new Player(instrument, index, program, GuitarLow, GuitarHigh),
        _ when program < 4 => new Player(instrument, index, program, PianoLow, PianoHigh),
        _ => new Player(instrument, index, program, KeysLow, KeysHigh),
    };
}
