using WeakSep.Composer.Harmony;
using WeakSep.Composer.Melody;
using WeakSep.Composer.Rhythm;
using WeakSep.Composer.Roles;

namespace WeakSep.Composer.Form;

/// <summary>Tunes and riffs of a piece by section label; a section that comes back brings its tune back.</summary>
internal sealed class MaterialBook(Metre metre, ChordTrack chords, MelodyCharacter character, Dice dice)
{
    private const int ThemeCentre = 67;

    private readonly Dictionary<(char Source, int Bars), (SectionMaterial Material, int Tonic)> _known = [];

    /// <summary>The material of a section.</summary>
    public SectionMaterial For(SectionPlan section)
    {
        var key = (section.Source, section.Bars);
        if (_known.TryGetValue(key, out var known))
        {
            var up = PitchSet.Class(section.Key.Tonic - known.Tonic);

            return new SectionMaterial
            {
                Theme = known.Material.Theme,
                Riff = known.Material.Riff,
                RiffBeats = known.Material.RiffBeats,
                Transposition = up > 6 ? up - 12 : up,
            };
        }

        // One stream per source keeps the tune of an eight-bar and a four-bar verse alike.
        var own = dice.Fork(FormattableString.Invariant($"tune {section.Source}"));
        var writer = new ThemeWriter(metre, chords, section.Key, character, own);
        var riffBars = own.Chance(0.5) ? 1 : 2;
        var material = new SectionMaterial
        {
            Theme = [.. writer.Write(section.Start, section.Bars, ThemeCentre).Select(tone => tone with { Start = tone.Start - section.Start })],
            Riff = RiffWriter.Write(metre, riffBars, section.Key.Mode.IsMinor, character, own.Fork("riff")),
            RiffBeats = riffBars * metre.BarBeats,
        };
        _known[key] = (material, section.Key.Tonic);

        return material;
    }
}
