using WeakSep.Audio.Files;
using WeakSep.Composer.Rendering;
using WeakSep.Composer.Rendering.DataSets;
using WeakSep.Composer.Tests.Rendering.Soundfonts;
using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;

namespace WeakSep.Composer.Tests.Rendering.DataSets;

public sealed class DatasetSynthesizerTests : IDisposable
{
    private const double HalfStep = 0.5 / 32768;        // the rounding of one 16-bit sample

    private readonly string _root = Directory.CreateTempSubdirectory("weaksep-synth-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_track_has_the_files_of_Slakh2100()
    {
        InstalledSoundfonts.Require();
        Make(Settings("data", tracks: 3) with { Splits = SplitShares.Parse("train=1,test=1") });
        var track = Path.Combine(_root, "data", "train", "Track00001");
        string[] expected = ["MIDI/S00.mid", "MIDI/S01.mid", "MIDI/S02.mid", "all_src.mid", "metadata.yaml", "mix.flac",
            "stems/S00.flac", "stems/S01.flac", "stems/S02.flac"];
        Assert.Equal(expected, FilesOf(track).Keys.Order(StringComparer.Ordinal));
        Assert.True(Directory.Exists(Path.Combine(_root, "data", "test", "Track00002")));
        var metadata = File.ReadAllText(Path.Combine(track, "metadata.yaml"));
        Assert.All(
            ["UUID:", "audio_dir: stems", "midi_dir: MIDI", "overall_gain:", "audio_rendered: true", "inst_class: Bass",
                "inst_class: Guitar", "inst_class: Piano", "program_num:", "integrated_loudness:", "source: ",
                "tuning_cents:"],
            key => Assert.Contains(key, metadata, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Stems_sum_to_the_mix(int channels)
    {
        InstalledSoundfonts.Require();
        Make(Settings("data", tracks: 4) with { Channels = channels, Splits = SplitShares.Parse("train=1") });

        foreach (var track in Directory.EnumerateDirectories(Path.Combine(_root, "data", "train")))
        {
            var mix = Read(Path.Combine(track, "mix.flac"));
            var stems = Directory.EnumerateFiles(Path.Combine(track, "stems")).Select(Read).ToList();
            Assert.True(mix.Max(Math.Abs) is > 0.03f and < 0.9999f);

            for (var i = 0; i < mix.Length; i++)
            {
                Assert.Equal(mix[i], stems.Sum(stem => stem[i]), HalfStep * (stems.Count + 1.1));
            }
        }
    }

    [Fact]
    public void The_seed_decides_every_bit_whatever_the_number_of_jobs()
    {
        InstalledSoundfonts.Require();
        Make(Settings("one", tracks: 5) with { Jobs = 1, Seed = 7 });
        Make(Settings("many", tracks: 5) with { Jobs = 4, Seed = 7 });
        Make(Settings("other", tracks: 5) with { Jobs = 4, Seed = 8 });
        Assert.Equal(FilesOf(Path.Combine(_root, "one")), FilesOf(Path.Combine(_root, "many")));
        Assert.NotEqual(
            FilesOf(Path.Combine(_root, "one"))["train/Track00001/mix.flac"],
            FilesOf(Path.Combine(_root, "other"))["train/Track00001/mix.flac"]);
    }

    [Fact]
    public void A_data_set_grows_without_touching_what_is_there()
    {
        InstalledSoundfonts.Require();
        Make(Settings("data", tracks: 2));
        var before = FilesOf(Path.Combine(_root, "data"));
        var end = Make(Settings("data", tracks: 4));
        Assert.Equal((4, 2), (end.Tracks, end.Skipped));
        var after = FilesOf(Path.Combine(_root, "data"));
        Assert.All(before, file => Assert.Equal(file.Value, after[file.Key]));

        Make(Settings("whole", tracks: 4));
        Assert.Equal(FilesOf(Path.Combine(_root, "whole")), after);
    }

    [Fact]
    public void Other_settings_are_refused_unless_they_may_replace()
    {
        InstalledSoundfonts.Require();
        Make(Settings("data", tracks: 3));
        var other = Settings("data", tracks: 1) with { Seed = 99 };
        var failure = Assert.Throws<RenderingException>(() => Make(other));
        Assert.Contains("seed 0, not 99", failure.Message, StringComparison.Ordinal);
        Make(other with { Overwrite = true });
        Assert.Single(Directory.EnumerateDirectories(Path.Combine(_root, "data", "train")));
    }

    [Fact]
    public void A_folder_with_other_things_is_left_alone()
    {
        InstalledSoundfonts.Require();
        Directory.CreateDirectory(Path.Combine(_root, "data"));
        File.WriteAllText(Path.Combine(_root, "data", "letter.txt"), "dear reader");
        Assert.Throws<RenderingException>(() => Make(Settings("data", tracks: 1) with { Overwrite = true }));
        Assert.Single(Directory.EnumerateFileSystemEntries(Path.Combine(_root, "data")));
    }

    [Fact]
    public void An_interrupted_run_leaves_whole_tracks_only()
    {
        InstalledSoundfonts.Require();
        using var stop = new CancellationTokenSource();
        var settings = Settings("data", tracks: 200) with { Jobs = 2 };
        Assert.ThrowsAny<OperationCanceledException>(() => DatasetSynthesizer.Run(
            settings,
            progress =>
            {
                if (progress.Tracks == 2)
                {
                    stop.Cancel();
                }
            },
            _ => { },
            stop.Token));

        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(_root, "data"), ".unfinished*"));
        var tracks = Directory.EnumerateDirectories(Path.Combine(_root, "data", "train")).ToList();
        Assert.InRange(tracks.Count, 2, 10);
        Assert.All(tracks, track => Assert.Equal(9, FilesOf(track).Count));
    }

    [Fact]
    public void Versions_of_one_score_stay_in_one_split()
    {
        InstalledSoundfonts.Require();
        var scores = WriteScores(4);
        File.Copy(Path.Combine(scores, "piece0.mid"), Path.Combine(scores, "zz copy.mid"));

        // The same notes at another tempo and with other instruments are the same score, too.
        var again = MidiFileReader.Read(Path.Combine(scores, "piece1.mid"));
        var slower = again with
        {
            Parts = [.. again.Parts.Select(part => part with
            {
                Program = part.Program + 1,
                Notes = [.. part.Notes.Select(note => note with { Onset = 2 * note.Onset, Offset = 2 * note.Offset })],
            })],
        };
        MidiFileWriter.Write(slower, Path.Combine(scores, "zz slow.mid"));
        var thirds = SplitShares.Parse("train=1,validation=1,test=1");
        Make(Settings("data", tracks: null) with { Scores = scores, Splits = thirds });
        var files = Directory.EnumerateFiles(Path.Combine(_root, "data"), "metadata.yaml", SearchOption.AllDirectories);
        var splits = files.ToDictionary(
            file => File.ReadLines(file).First(line => line.StartsWith("score:", StringComparison.Ordinal))[7..],
            file => Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(file))));
        Assert.Equal(6, splits.Count);
        Assert.Equal(splits["piece0.mid"], splits["zz copy.mid"]);
        Assert.Equal(splits["piece1.mid"], splits["zz slow.mid"]);
        Assert.NotEqual(splits["piece0.mid"], splits["piece1.mid"]);
    }

    [Fact]
    public void A_broken_score_is_left_out_with_a_warning()
    {
        InstalledSoundfonts.Require();
        var scores = WriteScores(1);
        File.WriteAllText(Path.Combine(scores, "broken.mid"), "MThd and then nothing");
        var warnings = new List<string>();
        var settings = Settings("data", null) with { Scores = scores };
        var end = DatasetSynthesizer.Run(settings, _ => { }, warnings.Add, default);
        Assert.Equal(1, end.Tracks);
        Assert.Contains(warnings, warning => warning.Contains("broken.mid", StringComparison.Ordinal));
        Assert.Throws<RenderingException>(() =>
            Make(Settings("none", null) with { Scores = Path.Combine(_root, "data", "train", "nowhere") }));
    }

    [Fact]
    public void Named_soundfonts_play_everything_unless_models_are_asked_for()
    {
        InstalledSoundfonts.Require();
        var named = Settings("named", tracks: 4) with { Soundfonts = ["TimGM6mb"] };
        Make(named);
        Assert.Equal(["TimGM6mb"], Sources("named"));
        Make(named with { Output = Path.Combine(_root, "mixed"), ModelShare = 1 });
        Assert.DoesNotContain("TimGM6mb", Sources("mixed"));

        IEnumerable<string> Sources(string name) =>
            from file in Directory.EnumerateFiles(Path.Combine(_root, name), "metadata.yaml", SearchOption.AllDirectories)
            from line in File.ReadLines(file)
            where line.StartsWith("    source:", StringComparison.Ordinal)
            group line by line[(line.LastIndexOf(':') + 1)..] into sources
            select sources.Key;
    }

    [Fact]
    public void Composed_music_fills_the_hours_that_were_asked_for()
    {
        InstalledSoundfonts.Require();
        const double Hours = 0.05;
        var end = Make(Settings("data", null) with { Scores = null, Hours = Hours, SampleRate = 16000 });
        Assert.InRange(end.Seconds / 3600, Hours, Hours + 0.1);
        Assert.Equal(1, end.Fraction);
    }

    private static float[] Read(string path)
    {
        using var reader = AudioReader.Open(path);
        var samples = new float[reader.Frames * reader.Format.Channels];

        for (var done = 0; done < samples.Length;)
        {
            done += reader.Read(samples.AsSpan(done)) * reader.Format.Channels;
        }

        return samples;
    }

    private static Dictionary<string, string> FilesOf(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(
            file => Path.GetRelativePath(folder, file).Replace('\\', '/'),
            file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));

    private static SynthProgress Make(SynthSettings settings) =>
        DatasetSynthesizer.Run(settings, _ => { }, _ => { }, TestContext.Current.CancellationToken);

    private SynthSettings Settings(string name, int? tracks) => new()
    {
        Output = Path.Combine(_root, name),
        Tracks = tracks,
        Scores = Directory.Exists(Path.Combine(_root, "scores")) ? Path.Combine(_root, "scores") : WriteScores(8),
        Splits = SplitShares.Parse("train=1"),
        SampleRate = 16000,
    };

    private string WriteScores(int count)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "scores")).FullName;

        foreach (var file in Directory.EnumerateFiles(folder))
        {
            File.Delete(file);
        }

        for (var i = 0; i < count; i++)
        {
            var dice = new Dice((ulong)i);
            ScorePart Part(int program, int lowest) => new()
            {
                Name = $"part {program}",
                Program = program,
                Channel = program % 16,
                Notes =
                [
                    .. Enumerable.Range(0, 8).Select(
                        n => new ScoreNote(n * 0.25, (n * 0.25) + 0.2, lowest + dice.Below(12), 80)),
                ],
            };
            var score = new Score([Part(33, 28), Part(27, 48), Part(0, 55)], TempoMap.Constant(120));
            MidiFileWriter.Write(score, Path.Combine(folder, $"piece{i}.mid"));
        }

        return folder;
    }
}
