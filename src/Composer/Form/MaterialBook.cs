using WeakSep.Composer.Harmony;
using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;
using WeakSep.Composer.Roles;

namespace WeakSep.Composer.Form;

/// <summary>Tunes and riffs of a piece by section label; a section that comes back brings its tune back.</summary>
internal sealed class MaterialBook(Metre metre, ChordTrack chords, MelodyCharacter character, Dice dice)
{
    private const int ThemeCentre = 67;

    private readonly Dictionary<(char Source, int Bars, Texture Texture),
        (SectionMaterial Material, int Tonic)> _known = [];

    /// <summary>The material of a section in a texture.</summary>
    public SectionMaterial For(SectionPlan section, Texture texture)
    {
        var key = (section.Source, section.Bars, texture);
        if (_known.TryGetValue(key, out var known))
        {
            var up = PitchSet.Class(section.Key.Tonic - known.Tonic);

            return known.Material with { Transposition = up > 6 ? up - 12 : up };
        }

        // One stream per source keeps the tune of an eight-bar and a four-bar verse alike.
        var own = dice.Fork(FormattableString.Invariant($"tune {section.Source}"));
        var writer = new ThemeWriter(metre, chords, section.Key, character, own);
        var riffBars = own.Chance(0.5) ? 1 : 2;
        var material = new SectionMaterial
        {
            Theme = Relative(writer.Write(section.Start, section.Bars, ThemeCentre), section),
            Riff = RiffWriter.Write(metre, riffBars, section.Key.Mode.IsMinor, character, own.Fork("riff")),
            RiffBeats = riffBars * metre.BarBeats,
            Voices = [.. Voices(section, texture, own.Fork("voices")).Select(voice => Relative(voice, section))],
        };
        _known[key] = (material, section.Key.Tonic);

        return material;
    }

    private static List<Tone> Relative(IEnumerable<Tone> tones, SectionPlan section) =>
        [.. tones.Select(tone => tone with { Start = tone.Start - section.Start })];

    private IReadOnlyList<IReadOnlyList<Tone>> Voices(SectionPlan section, Texture texture, Dice own) => texture switch
    {
        Texture.Chorale => new ChoraleWriter(metre, chords, own).Write(section.Start, section.Bars),
        Texture.TwoPart or Texture.Canon => new ImitationWriter(metre, chords, character, own)
            .Write(section.Start, section.Bars, 2, texture == Texture.Canon),
        Texture.Imitation => new ImitationWriter(metre, chords, character, own)
            .Write(section.Start, section.Bars, 3, false),
        _ => [],
    };
}
