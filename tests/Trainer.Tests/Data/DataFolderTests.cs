using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;
using WeakSep.Trainer.Data;

namespace WeakSep.Trainer.Tests.Data;

public sealed class DataFolderTests : IDisposable
{
    private static readonly PartMap Map = PartMap.ByName(["organ", "strings"]);

    private readonly string _root = Directory.CreateTempSubdirectory("weaksep-plain-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Songs_are_divided_the_same_way_always_and_one_score_stays_together()
    {
        for (var song = 0; song < 20; song++)
        {
            Write($"song{song:00}", melody: song / 2);
        }

        var (training, validation) = DataFolder.ReadSplits(_root, Map, stemsRequired: false);
        Assert.Equal(20, training.Count + validation.Count);
        Assert.NotEmpty(validation);
        Assert.All(validation, song => Assert.DoesNotContain(training, other => Number(other) / 2 == Number(song) / 2));
        var again = DataFolder.ReadSplits(_root, Map, stemsRequired: false).Validation;
        Assert.Equal(validation.Select(song => song.Name), again.Select(song => song.Name));

        static int Number(TrackFolder song) => int.Parse(song.Name[4..], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Two_songs_are_one_to_learn_from_and_one_to_validate_on()
    {
        Write("a", 1);
        Write("b", 2);
        var (training, validation) = DataFolder.ReadSplits(_root, Map, stemsRequired: false);
        Assert.Equal((1, 1), (training.Count, validation.Count));
    }

    [Fact]
    public void One_score_alone_cannot_be_divided()
    {
        Write("a", 1);
        Write("b", 1, bpm: 90);
        var failure = Assert.Throws<TrainingDataException>(() => DataFolder.ReadSplits(_root, Map, stemsRequired: false));
        Assert.Contains("1 different song", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_named_train_and_validation_are_the_splits()
    {
        Write("train/a", 1);
        Write("train/b", 2);
        Write("validation/c", 3);
        var (training, validation) = DataFolder.ReadSplits(_root, Map, stemsRequired: false);
        Assert.Equal(["a", "b"], training.Select(song => song.Name));
        Assert.Equal("c", Assert.Single(validation).Name);
        Assert.True(DataFolder.IsPlain(_root));
    }

    [Fact]
    public void A_song_is_its_instruments_and_what_belongs_to_none()
    {
        var song = Assert.Single(DataFolder.Read(Write("a", 1), Map, stemsRequired: false));
        Assert.Equal(["none", "organ"], song.Stems.Select(stem => stem.Id));
        Assert.Equal("Flute", Assert.Single(song.Stems[0].ReadParts()).Name);
        Assert.Equal("Organ", Assert.Single(song.Stems[1].ReadParts()).Name);
        var failure = Assert.Throws<TrainingDataException>(() => DataFolder.Read(_root, Map, stemsRequired: true));
        Assert.Contains(Path.Combine("stems", "organ"), failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mix.ogg", "score.mid")]
    [InlineData("score.mid", "mix")]
    public void What_is_missing_is_named(string present, string missing)
    {
        var song = Write("a", 1);
        File.Delete(Path.Combine(song, present == "mix.ogg" ? "score.mid" : "mix.ogg"));
        var failure = Assert.Throws<TrainingDataException>(() => DataFolder.Read(_root, Map, stemsRequired: false));
        Assert.Contains(Path.Combine("a", missing), failure.Message, StringComparison.Ordinal);
        Assert.Throws<TrainingDataException>(() => DataFolder.TrackPaths(Path.Combine(_root, "nowhere")));
    }

    [Fact]
    public void A_damaged_score_is_named()
    {
        File.WriteAllText(Path.Combine(Write("a", 1), "score.mid"), "no music");
        var failure = Assert.Throws<TrainingDataException>(() => DataFolder.Read(_root, Map, stemsRequired: false));
        Assert.Contains("score.mid", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_piece_is_one_whatever_its_tempo_names_and_order()
    {
        ScorePart a = new() { Name = "a", Notes = [new(0, 1, 60, 90), new(1, 2, 64, 90)] };
        ScorePart b = new() { Name = "b", Program = 7, Notes = [new(0, 2, 40, 90)] };
        ScorePart slower = new() { Name = "c", Notes = [new(0, 2, 60, 50), new(2, 5, 64, 50)] };
        Assert.Equal(ScoreIdentity.Of([a, b]), ScoreIdentity.Of([b, slower]));
        Assert.NotEqual(ScoreIdentity.Of([a, b]), ScoreIdentity.Of([a]));
    }

    private string Write(string name, int melody, double bpm = 120)
    {
        var song = Path.Combine(_root, name);
        Directory.CreateDirectory(song);
        File.WriteAllBytes(Path.Combine(song, "mix.ogg"), []);     // is not opened
        var notes = Enumerable.Range(0, 8).Select(i => new ScoreNote(i * 60 / bpm, (i + 1) * 60 / bpm, 40 + (i * melody) % 13, 90));
        var score = new Score(
            [
                new ScorePart { Name = "Organ", Program = 18, Channel = 0, Notes = [.. notes] },
                new ScorePart { Name = "Flute", Program = 73, Channel = 1, Notes = [new ScoreNote(0, 1, 80 + melody, 90)] },
            ],
            TempoMap.Constant(bpm));
        MidiFileWriter.Write(score, Path.Combine(song, "score.mid"));

        return song;
    }
}
