using WeakSep.MidiScore;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Checks;

namespace WeakSep.Trainer.Tests.Data.Checks;

public sealed class SoundCheckTests : IDisposable
{
    private static readonly PartMap Map = PartMap.ByName(["organ", "strings"]);

    private readonly SongMaker _songs = new();

    public void Dispose() => _songs.Dispose();

    [Theory]
    [InlineData(AlignmentUse.Auto)]
    [InlineData(AlignmentUse.Never)]
    public void A_song_that_fits_gives_no_alarm(AlignmentUse align)
    {
        for (var salt = 1; salt <= 3; salt++)
        {
            var verdict = Examine(_songs.Write($"song{salt}", salt), align);
            Assert.Empty(verdict.Findings);
            Assert.Null(verdict.Aligned);
        }
    }

    [Theory]
    [InlineData("Strings", 12, "above")]
    [InlineData("Organ", -12, "below")]
    public void An_octave_off_is_found_in_the_part_that_has_it(string name, int semitones, string where)
    {
        var song = _songs.Write("song", 1, part => part.Name == name ? Moved(part, semitones) : part);
        var finding = Assert.Single(Examine(song, AlignmentUse.Never).Findings);
        Assert.Equal(FindingKind.Octave, finding.Kind);
        Assert.Contains($"song: {name} sounds an octave {where}", finding.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_part_that_does_not_sound_is_found()
    {
        var song = _songs.Write("song", 1, part => part.Name == "Organ" ? part with { Notes = [] } : part);
        var finding = Assert.Single(Examine(song, AlignmentUse.Never).Findings);
        Assert.Equal(FindingKind.Silent, finding.Kind);
        Assert.Contains("song: organ", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-5)]
    public void Another_key_is_found(int semitones)
    {
        var song = _songs.Write("song", 2, part => Moved(part, semitones));
        var finding = Assert.Single(Examine(song, AlignmentUse.Never).Findings);
        Assert.Equal(FindingKind.Transposed, finding.Kind);
        Assert.Contains(FormattableString.Invariant($"by {semitones:+0;-0} semitones"), finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_song_that_ends_long_after_its_score_is_found()
    {
        var song = _songs.Write("song", 1, part => part with { Notes = [.. part.Notes, new ScoreNote(34, 35, 60, 100)] });
        Assert.Contains(Examine(song, AlignmentUse.Never).Findings, finding => finding.Kind == FindingKind.Length);
    }

    [Fact]
    public void A_warped_song_is_aligned_near_to_its_sound()
    {
        static double Warp(double seconds) => 0.5 + 1.08 * seconds + 0.3 * Math.Sin(seconds / 4);
        static ScorePart Warped(ScorePart part) =>
            part with { Notes = [.. part.Notes.Select(note => note with { Onset = Warp(note.Onset), Offset = Warp(note.Offset) })] };
        var song = _songs.Write("song", 3, Warped);
        var verdict = Examine(song, AlignmentUse.Auto);
        Assert.Contains(verdict.Findings, finding => finding.Kind == FindingKind.Misaligned);
        var played = SongFolder.Read(song, Map, stemsRequired: false).ReadParts().SelectMany(part => part.Notes).Select(note => Warp(note.Onset)).Order();
        var errors = verdict.Aligned!.Parts.SelectMany(part => part.Notes).Select(note => note.Onset).Order()
            .Zip(played, (found, onset) => Math.Abs(found - onset)).Order().ToList();
        Assert.InRange(errors[errors.Count / 2], 0, 0.05);
    }

    [Fact]
    public void The_score_of_another_song_is_refused()
    {
        var song = _songs.Write("song", 1);
        File.Copy(Path.Combine(_songs.Write("other", 5), "score.mid"), Path.Combine(song, "score.mid"), overwrite: true);
        Assert.True(Examine(song, AlignmentUse.Auto).IsRefused);
    }

    private static SongVerdict Examine(string song, AlignmentUse align) =>
        new SoundCheck(Map, align).Examine(SongFolder.Read(song, Map, stemsRequired: false), CancellationToken.None);

    private static ScorePart Moved(ScorePart part, int semitones) =>
        part with { Notes = [.. part.Notes.Select(note => note with { Pitch = note.Pitch + semitones })] };
}
