using WeakSep.Composer.Rendering;
using WeakSep.Composer.Rendering.Soundfonts;
using WeakSep.Composer.Tests.Rendering.Soundfonts;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Tests.Rendering;

public class SoundDesignerTests
{
    private const int Draws = 400;

    private static readonly Score Trio = new(
        [
            new ScorePart { Name = "bass", Program = 33, Notes = [new ScoreNote(0, 1, 40, 90)] },
            new ScorePart { Name = "guitar", Program = 27, Notes = [new ScoreNote(0, 1, 52, 90)] },
            new ScorePart { Name = "piano", Program = 0, Notes = [new ScoreNote(0, 1, 60, 90)] },
        ],
        TempoMap.Constant(120));

    [Fact]
    public void A_part_keeps_its_class_and_levels_spread_by_four_decibels()
    {
        var sounds = Draw(new SoundPlan());
        var levels = new List<double>();

        foreach (var sound in sounds)
        {
            for (var i = 0; i < Trio.Parts.Count; i++)
            {
                Assert.Equal(Instruments.FromPart(Trio.Parts[i]), Instruments.FromProgram(sound.Parts[i].Program));
                Assert.InRange(sound.Parts[i].TuningCents, -65, 65);
                levels.Add(sound.Parts[i].LevelDb);
            }
        }

        Assert.InRange(levels.Average(), -0.5, 0.5);
        Assert.InRange(Math.Sqrt(levels.Average(level => level * level)), 3.5, 4.5);
    }

    [Fact]
    public void Models_and_every_soundfont_play_their_share()
    {
        var sources = Draw(new SoundPlan()).SelectMany(sound => sound.Parts).GroupBy(part => part.Source.Name)
            .ToDictionary(group => group.Key, group => group.Count() / (3.0 * Draws));
        var models = sources.Where(source => source.Key.StartsWith("model:", StringComparison.Ordinal))
            .Sum(source => source.Value);
        Assert.InRange(models, 0.23, 0.33);
        Assert.All(InstalledSoundfonts.Require(), font => Assert.True(sources[$"soundfont:{font.Name}"] > 0.02));
        Assert.DoesNotContain("soundfont:MuseScore_General", sources.Keys);
    }

    [Fact]
    public void Dry_sound_is_the_soundfont_as_it_is()
    {
        foreach (var part in Draw(new SoundPlan { Dry = true }).SelectMany(sound => sound.Parts.Zip(Trio.Parts)))
        {
            Assert.Equal(part.Second.Program, part.First.Program);
            Assert.Empty(part.First.Effects);
            Assert.Equal(0, part.First.TuningCents);
            var source = Assert.IsType<SoundfontSource>(part.First.Source);
            Assert.Equal((0, 0.0, 0.5), (source.Bank, source.CutoffCents, source.LeftShare));
        }
    }

    [Fact]
    public void One_part_more_leaves_the_others_as_they_were()
    {
        var designer = new SoundDesigner(InstalledSoundfonts.Require(), new SoundPlan());
        var three = designer.Design(Trio, new Dice(1)).Parts;
        var drums = new ScorePart { Name = "drums", IsDrum = true, Notes = [new ScoreNote(0, 1, 36, 90)] };
        var four = designer.Design(Trio with { Parts = [.. Trio.Parts, drums] }, new Dice(1)).Parts;
        Assert.Equal(three.Select(part => part.Source.Parameters), four.Take(3).Select(part => part.Source.Parameters));
        Assert.Equal(three.Select(part => part.TuningCents), four.Take(3).Select(part => part.TuningCents));
        Assert.Equal(128, Assert.IsType<SoundfontSource>(four[3].Source).Bank);
    }

    [Fact]
    public void Parts_are_rendered_at_their_balance()
    {
        const int Rate = 22050;
        var designer = new SoundDesigner(InstalledSoundfonts.Require(), new SoundPlan { Dry = true });
        var sound = designer.Design(Trio, new Dice(4)) with { Room = null };
        using var context = new RenderContext(Rate);
        var rendered = TrackRenderer.Render(Trio, sound, 1, context, TestContext.Current.CancellationToken);
        var gainDb = 20 * Math.Log10(rendered.OverallGain);

        for (var i = 0; i < Trio.Parts.Count; i++)
        {
            // The balance is -23 LUFS; the fade at the end changes which blocks count.
            Assert.Equal(-23 + sound.Parts[i].LevelDb + gainDb, rendered.StemLoudnessLufs[i], 1.0);
        }
    }

    private static List<TrackSound> Draw(SoundPlan plan)
    {
        var designer = new SoundDesigner(InstalledSoundfonts.Require(), plan);
        return [.. Enumerable.Range(0, Draws).Select(seed => designer.Design(Trio, new Dice((ulong)seed)))];
    }
}
