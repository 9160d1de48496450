using WeakSep.Composer.Rendering.Models;
using WeakSep.Composer.Rendering.Soundfonts;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Rendering;

/// <summary>
/// Draws how a track sounds: the source of every part, its tuning, level, place and effects, and the band's room.
/// </summary>
internal sealed class SoundDesigner
{
    private const double PartTuningCents = 15;
    private const double BandTuningProbability = 0.2;
    private const double BandTuningCents = 40;
    private const double LevelDeviationDb = 4;
    // Per further part of the same class, so that two guitars do not drown the rest.
    private const double CrowdingDb = 1.5;
    private const double BandRoomProbability = 0.5;
    private const double BandRoomMaxWet = 0.2;
    private const double MixDeviationDb = 3;
    private const double MixLufs = -20;
    private const double PanWidth = 0.8;
    private const double VariationProbability = 0.08;
    private const int DrumBank = 128;

    private readonly Weighted<Soundfont> _soundfonts = [];
    private readonly SoundPlan _plan;

    /// <summary>Creates a designer.</summary>
    /// <param name="soundfonts">The soundfonts to draw from.</param>
    /// <param name="plan">What to vary.</param>
    internal SoundDesigner(IReadOnlyList<Soundfont> soundfonts, SoundPlan plan)
    {
        _plan = plan;

        foreach (var soundfont in soundfonts)
        {
            _soundfonts.Add(soundfont, soundfont.Weight);
        }
    }

    /// <summary>Draws the sound of a track.</summary>
    /// <param name="score">The score.</param>
    /// <param name="dice">Source of chance; the same dice and score give the same sound.</param>
    internal TrackSound Design(Score score, Dice dice)
    {
        var band = dice.Fork("band");
        var detuned = band.Chance(BandTuningProbability) ? band.Between(-BandTuningCents, BandTuningCents) : 0;
        var loudness = band.Gaussian(MixLufs, MixDeviationDb);
        var room = band.Chance(BandRoomProbability) ? EffectDesigner.Room(band, BandRoomMaxWet) : null;

        var parts = score.Parts.Select((part, index) =>
        {
            var others = score.Parts.Count(other => Instruments.FromPart(other) == Instruments.FromPart(part)) - 1;
            var crowding = CrowdingDb * others;
            return DesignPart(part, dice.Fork($"part {index}"), _plan.Dry ? 0 : detuned, crowding);
        });

        return new TrackSound { Parts = [.. parts], Room = _plan.Dry ? null : room, LoudnessLufs = loudness };
    }

    private PartSound DesignPart(ScorePart part, Dice dice, double bandCents, double crowdingDb)
    {
        var source = dice.Fork("source");
        var place = dice.Fork("place");
        var program = _plan.Dry || part.IsDrum ? part.Program : ProgramFamilies.Substitute(part.Program, source);
        var sound = Source(part, program, source);
        var needsAmplifier = sound is not SoundfontSource;

        return new PartSound
        {
            Source = sound,
            Program = program,
            TuningCents = _plan.Dry ? 0 : bandCents + place.Gaussian(0, PartTuningCents / 2),
            LevelDb = place.Gaussian(0, LevelDeviationDb) - crowdingDb,
            Pan = place.Between(-PanWidth, PanWidth),
            Effects = _plan.Dry || part.IsDrum
                ? []
                : EffectDesigner.Draw(program, needsAmplifier, dice.Fork("effects")),
        };
    }

    private ISoundSource Source(ScorePart part, int program, Dice dice)
    {
        var models = dice.Fork("model");

        if (!_plan.Dry && !part.IsDrum && models.Chance(_plan.ModelShare)
            && ModelCatalog.Draw(program, models) is { } model)
        {
            return model;
        }

        var soundfont = _soundfonts.Draw(dice, font => font.Presets.Has(part.IsDrum ? DrumBank : 0, program));
        var (bank, preset) = Preset(soundfont, part, program, dice);

        var release = SoundfontQuirks.ReleaseTimecents(soundfont, program);
        var plain = new SoundfontSource(soundfont, bank, preset) { ReleaseTimecents = release };

        return _plan.Dry ? plain : plain with
        {
            LeftShare = dice.Chance(0.5) ? 0.5 : dice.Between(0.1, 0.9),
            CutoffCents = -Math.Max(0, dice.Gaussian(0, 900)),
            ReleaseTimecents = release + dice.Gaussian(0, 500),
            DecayTimecents = dice.Gaussian(0, 300),
        };
    }

    private (int Bank, int Preset) Preset(Soundfont soundfont, ScorePart part, int program, Dice dice)
    {
        if (part.IsDrum)
        {
            return (DrumBank, soundfont.Presets.Has(DrumBank, program) ? program : 0);
        }

        var wantsVariation = dice.Chance(VariationProbability);

        if (!_plan.Dry && wantsVariation && SoundfontVariations.Pick(soundfont, program, dice) is { } variation)
        {
            return variation;
        }

        return soundfont.Presets.Has(0, program)
            ? (0, program)
            : throw new RenderingException(
                $"{soundfont.Path}: no preset {program} in bank 0, which the part \"{part.Name}\" needs.");
    }
}
