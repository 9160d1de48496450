using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Mixed;
using WeakSep.Trainer.Recipes.Mixed;
using WeakSep.Trainer.Tests.Golden;

namespace WeakSep.Trainer.Tests.Data.Mixed;

public sealed class AnnotatedFolderTests : IDisposable
{
    private const double Seconds = 4;

    private static readonly TrainingSettings Settings = new() { SampleRate = 8000, Window = 512, Hop = 250, ClipFrames = 32 };

    private readonly string _root = Directory.CreateTempSubdirectory("weaksep-annotated-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_song_is_known_by_the_strongest_that_lies_beside_it()
    {
        Score(Song("train/a"));
        Sound(Path.Combine(Song("train/b"), "stems", "bass.wav"));
        Text("train/c/labels.tsv", "onset\toffset\tlabel\n0.5\t1.5\tbass\n");
        Text("train/d/tags.txt", "guitar\nPiano\n");
        Score(Song("train/e"));
        Sound(Path.Combine(Song("train/e"), "stems", "bass.wav"));
        Text("train/e/labels.tsv", "0.5\t1.5\tbass\n");
        Text("train/e/tags.txt", "bass");
        Text("validation/f/tags.txt", "bass");
        var (training, validation, findings) = AnnotatedFolder.Read(_root, Settings);

        Assert.Empty(findings);
        Assert.Equal(
            ["a Score", "b Stems", "c Frames", "d Clips", "e Stems"],
            training.Select(song => $"{song.Folder.Name} {song.Known.Strongest}"));
        Assert.Equal([Knowledge.Frames, Knowledge.Score], [training[1].Known.Labels, training[4].Known.Labels]);
        Assert.Equal(new ClipKnowledge(false, Knowledge.Clips), Assert.Single(validation).Known);
        Assert.Equal(["guitar", "piano"], training[3].Folder.Stems.Select(stem => stem.Instrument).Order());
        Assert.Equal((0, 0.5, 1.5), (training[2].Events![0].Class, training[2].Events![0].Onset, training[2].Events![0].Offset));
        var fewer = AnnotatedFolder.Read(_root, Settings with { Mixed = new MixedSettings { Use = [Knowledge.Clips] } });
        Assert.Equal("d", Assert.Single(fewer.Training).Folder.Name);
    }

    [Fact]
    public void What_is_known_becomes_rolls_and_sources_and_nothing_else()
    {
        Sound(Path.Combine(Song("train/a"), "stems", "guitar.wav"));
        Text("train/b/labels.tsv", "onset\toffset\tevent_label\n0.5\t1.5\tbass\n");
        Text("train/c/tags.txt", "piano");
        Text("validation/d/tags.txt", "bass");
        var (training, validation, _) = AnnotatedFolder.Read(_root, Settings);
        using var data = new TrackLoader(Settings).Load(_root, training, validation, null, CancellationToken.None);
        var (stems, frames, clips) = (data.Training[0], data.Training[1], data.Training[2]);

        Assert.Null(stems.Sources![0]);
        Assert.Equal(Seconds * Settings.SampleRate, stems.Sources[1]!.Length);
        Assert.Equal([0, 128, 0], stems.Rolls.Select(Sounding));
        Assert.Null(frames.Sources);
        Assert.Equal([32, 0, 0], frames.Rolls.Select(Sounding));
        Assert.Equal([0, 0, 128], clips.Rolls.Select(Sounding));
        // Labels of whole clips count nothing here: of 256 frames bass sounds in 32, guitar in 128.
        Assert.Equal([0.125, 0.5, 0.01], data.ActivityRates());
        Assert.Null(data.WithScores());

        static int Sounding(UInt128[] roll) => roll.Count(row => row != 0);
    }

    [Theory]
    [InlineData("labels.tsv", "0.5\t1.5\tbass\n2\t1\tbass\n", "line 2: offset 1 is not behind onset 2")]
    [InlineData("labels.tsv", "onset\toffset\tlabel\n0\t9\tbass\n", "line 2: offset 9 is past the end of the song, 4.00 s")]
    [InlineData("labels.tsv", "onset\toffset\tlabel\n5\t6\tbass\n", "line 2: onset 5 is past the end of the song, 4.00 s")]
    [InlineData("labels.tsv", "onset\toffset\tlabel\n\n0\t1\tcow\n", "line 3: unknown instrument cow; expected one of bass, guitar, piano")]
    [InlineData("labels.tsv", "onset\toffset\tlabel\n0\tnan\tbass\n", "line 2: offset is nan; expected seconds")]
    [InlineData("labels.tsv", "onset\toffset\tlabel\n0\t1\n", "line 2: 2 fields; expected 3, separated by tabs")]
    [InlineData("labels.tsv", "onset\toffset\tlabel\n0\t1\t\n", "line 2: empty label; expected one of bass")]
    [InlineData("labels.tsv", "onset,offset,label\n0,1,bass\n", "line 1: separated by commas; expected tabs")]
    [InlineData("labels.tsv", "from\tto\twhat\n", "line 1: header missing; expected the columns onset, offset, label")]
    [InlineData("labels.tsv", "\n", "empty; expected lines of onset, offset and label")]
    [InlineData("tags.txt", "bass\ndrums\n", "line 2: unknown instrument drums; expected one of bass, guitar, piano")]
    [InlineData("tags.txt", "", "empty; expected the names of the instruments that sound")]
    [InlineData("tags.txt", "guitar\npiano\nbass\0\n", "line 3: not UTF-8")]
    public void What_is_wrong_is_named_with_file_and_line(string file, string content, string expected)
    {
        Text("a/tags.txt", "bass");
        Text("b/" + file, content);
        var (training, validation, findings) = AnnotatedFolder.Read(_root, Settings);
        var error = Assert.Single(findings);

        Assert.True(error.IsError);
        Assert.StartsWith(Path.Combine(_root, "b", file), error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Empty(training.Concat(validation));
    }

    [Fact]
    public void Songs_of_which_nothing_can_be_known_are_named()
    {
        Song("a");
        Directory.CreateDirectory(Path.Combine(Song("b"), "stems"));
        Score(Song("c"));
        File.Delete(Path.Combine(_root, "c", "mix.wav"));
        File.WriteAllText(Path.Combine(Song("d"), "mix.wav"), "no sound");
        Text("d/labels.tsv", "0\t1\tbass\n", withMix: false);
        var findings = AnnotatedFolder.Read(_root, Settings).Findings;

        Assert.Equal(4, findings.Count);
        Assert.Contains(findings, finding => finding.Message == $"{Path.Combine(_root, "a")}: nothing is known of it; expected stems/, score.mid, labels.tsv or tags.txt");
        Assert.Contains(findings, finding => finding.Message.StartsWith(Path.Combine(_root, "b", "stems") + ": no sound of bass", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Message.StartsWith(Path.Combine(_root, "c", "mix.*") + ": missing", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Message.StartsWith(Path.Combine(_root, "d", "mix.wav"), StringComparison.Ordinal));
    }

    [Fact]
    public void Shares_of_a_folder_where_all_is_known_are_drawn_by_the_seed()
    {
        for (var number = 0; number < 10; number++)
        {
            SlakhTrack($"train/Track{number:00}");
            SlakhTrack($"validation/Track{10 + number}");
        }

        var shares = new Dictionary<Knowledge, double> { [Knowledge.Stems] = 0.2, [Knowledge.Score] = 0.3, [Knowledge.Clips] = 0.4 };
        var half = Read(1, new() { Known = shares });
        Assert.Equal([2, 3, 0, 4], CountsOf(half.Training));
        // All ten, of which 2/9, 3/9 and 4/9.
        Assert.Equal([2, 4, 0, 4], CountsOf(half.Validation));
        Assert.Equal(Names(half.Training), Names(Read(1, new() { Known = shares }).Training));
        Assert.NotEqual(Names(half.Training), Names(Read(2, new() { Known = shares }).Training));

        // One kind of the draw alone: the same songs of it.
        var alone = Read(1, new() { Known = shares, Use = [Knowledge.Score] });
        Assert.Equal(Names(half.Training.Where(song => song.Known.Strongest == Knowledge.Score)), Names(alone.Training));

        Assert.Equal([0, 10, 0, 0], CountsOf(Read(1, new()).Training));

        AnnotatedSongs Read(int seed, MixedSettings mixed) => AnnotatedFolder.Read(_root, Settings with { Seed = seed, Mixed = mixed });

        static int[] CountsOf(IReadOnlyList<AnnotatedSong> songs) =>
            [.. Enum.GetValues<Knowledge>().Select(kind => songs.Count(song => song.Known.Strongest == kind))];

        static string Names(IEnumerable<AnnotatedSong> songs) => string.Join(' ', songs.Select(song => song.Folder.Name));
    }

    [Fact]
    public void Of_a_score_less_can_be_seen()
    {
        using var set = new SineDataSet();
        var (frames, clips) = (Rolls(Knowledge.Frames), Rolls(Knowledge.Clips));
        var score = Rolls(Knowledge.Score);

        Assert.All(frames.Concat(clips).SelectMany(roll => roll), row => Assert.True(row == 0 || row == CoarseRolls.Sounds));
        Assert.All(score.Zip(frames), pair => Assert.Equal(pair.First.Select(row => row != 0), pair.Second.Select(row => row != 0)));
        Assert.All(frames.Zip(clips), pair => Assert.True(pair.Second.Count(row => row != 0) > pair.First.Count(row => row != 0)));

        UInt128[][] Rolls(Knowledge kind)
        {
            var settings = Settings with { Mixed = new MixedSettings { Known = { [kind] = 1 } } };
            var (training, validation, _) = AnnotatedFolder.Read(set.Folder, settings);
            using var data = new TrackLoader(settings).Load(set.Folder, training, validation, null, CancellationToken.None);
            Assert.All(data.Training, track => Assert.Equal(new ClipKnowledge(false, kind), track.Known));

            return data.Training.Single(track => track.Name == "Track00001").Rolls;
        }
    }

    [Fact]
    public void Shares_are_for_folders_where_all_is_known()
    {
        Text("a/tags.txt", "bass");
        var failure = Assert.Throws<TrainingDataException>(
            () => AnnotatedFolder.Read(_root, Settings with { Mixed = new MixedSettings { Known = { [Knowledge.Clips] = 1 } } }));
        Assert.Contains("mixed.known", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mixed: {known: {Stems: 0.6, Score: 0.5}}", "mixed.known adds up to 1.1")]
    [InlineData("mixed: {known: {Stems: -0.1}}", "mixed.known.Stems is -0.1")]
    [InlineData("mixed: {weights: {Clips: -1}}", "mixed.weights.Clips is -1")]
    [InlineData("mixed: {draw: {Score: -2}}", "mixed.draw.Score is -2")]
    [InlineData("mixed: {use: []}", "mixed.use is empty")]
    [InlineData("mixed: {pooling: Attention}", "mixed.pooling is Attention")]
    [InlineData("mixed: {known: {Cows: 1}}", "line 1")]
    public void Settings_out_of_range_are_refused(string yaml, string expected)
    {
        Assert.Contains(expected, Assert.Throws<SettingsException>(() => SettingsFile.Parse(yaml, "s.yaml")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_come_back_from_their_file()
    {
        const string Text = "mixed: {known: {Stems: 0.25, Clips: 0.5}, use: [Clips], weights: {Frames: 2}, pooling: Mean}";
        var mixed = SettingsFile.Parse(SettingsFile.ToYaml(SettingsFile.Parse(Text, "a")), "b").Mixed;

        Assert.Equal((0.25, 0.5), (mixed.Known[Knowledge.Stems], mixed.Known[Knowledge.Clips]));
        Assert.Equal([Knowledge.Clips], mixed.Use);
        Assert.Equal((2, 1), (mixed.WeightOf(Knowledge.Frames), mixed.WeightOf(Knowledge.Stems)));
    }

    private string Song(string name)
    {
        var path = Path.Combine(_root, name);

        if (!File.Exists(Path.Combine(path, "mix.wav")))
        {
            Sound(Path.Combine(path, "mix.wav"));
        }

        return path;
    }

    private void Text(string path, string content, bool withMix = true)
    {
        var full = Path.Combine(_root, path);

        if (withMix)
        {
            Song(Path.GetDirectoryName(path)!);
        }

        File.WriteAllText(full, content);
    }

    private static void Sound(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        float[] samples = [.. Enumerable.Range(0, (int)(Seconds * Settings.SampleRate)).Select(n => (float)(0.3 * Math.Sin(0.1 * n)))];
        using var writer = AudioWriter.Create(path, new AudioFormat(Settings.SampleRate, 1), SampleEncoding.Pcm16);
        writer.Write(samples);
        writer.Commit();
    }

    private static void Score(string song)
    {
        var part = new ScorePart { Name = "Bass", Program = 33, Notes = [new ScoreNote(0, 1, 40, 100)] };
        MidiFileWriter.Write(new Score([part], TempoMap.Constant(120)), Path.Combine(song, "score.mid"));
    }

    /// <summary>A track of which only names are read.</summary>
    private void SlakhTrack(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "MIDI"));
        File.WriteAllText(
            Path.Combine(folder, "metadata.yaml"),
            "audio_dir: stems\nmidi_dir: MIDI\nstems:\n  S00:\n    audio_rendered: true\n    inst_class: Bass\n    is_drum: false\n"
            + "    midi_saved: true\n    plugin_name: sine\n    program_num: 33\n");

        foreach (var file in new[] { "mix.flac", "all_src.mid", "MIDI/S00.mid" })
        {
            File.WriteAllBytes(Path.Combine(folder, file), []);
        }
    }
}
