using WeakSep.Trainer.Data;

namespace WeakSep.Trainer.Tests.Data;

public sealed class SlakhFolderTests : IDisposable
{
    // The keys and their order as Slakh2100 is published.
    private const string Published = """
        UUID: 1a81ae092884234f3264e2f45927f00a
        audio_dir: stems
        lmd_midi_dir: lmd_matched/O/O/O/TROOOMQ128F932D8D4/1a81ae092884234f3264e2f45927f00a.mid
        midi_dir: MIDI
        normalization_factor: -13.0
        normalized: true
        overall_gain: 0.18270259567062658
        stems:
          S00:
            audio_rendered: true
            inst_class: Guitar
            integrated_loudness: -12.857756887487772
            is_drum: false
            midi_program_name: Distortion Guitar
            midi_saved: true
            plugin_name: elektrik_guitar.nkm
            program_num: 30
          S01:
            audio_rendered: true
            inst_class: Bass
            integrated_loudness: -13.1
            is_drum: false
            midi_program_name: Electric Bass (finger)
            midi_saved: true
            plugin_name: scarbee_jay_bass.nkm
            program_num: 33
          S02:
            audio_rendered: true
            inst_class: Drums
            integrated_loudness: -15.8
            is_drum: true
            midi_program_name: Drums
            midi_saved: true
            plugin_name: rock_kit.nkm
            program_num: 128
          S03:
            audio_rendered: false
            inst_class: Sound effects
            integrated_loudness: null
            is_drum: false
            midi_program_name: Gunshot
            midi_saved: true
            plugin_name: None
            program_num: 127
          S04:
            audio_rendered: true
            inst_class: Piano
            integrated_loudness: -12.9
            is_drum: false
            midi_program_name: Electric Piano 1
            midi_saved: true
            plugin_name: rhodes.nkm
            program_num: 4
        target_peak: -1.0
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("weaksep-slakh-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_published_track_is_read()
    {
        WriteTrack("train/Track00001", Published, "S00", "S01", "S02", "S04");
        var track = Assert.Single(SlakhFolder.Read(_root));
        Assert.Equal(("Track00001", "train"), (track.Name, track.Split));
        Assert.True(File.Exists(track.MixPath) && File.Exists(track.ScorePath));
        Assert.Equal(["S00", "S01", "S02", "S04"], track.Stems.Select(stem => stem.Id));
        Assert.Equal(
            ["guitar", "bass", null, "piano"],
            track.Stems.Select(stem => stem.Instrument));
        Assert.Equal("elektrik_guitar.nkm", track.Stems[0].Source);
        Assert.All(track.Stems, stem => Assert.True(File.Exists(stem.AudioPath) && File.Exists(stem.MidiPath)));
    }

    [Fact]
    public void The_published_experiment_knows_fewer_programs()
    {
        WriteTrack("train/Track00001", Published, "S00", "S01", "S02", "S04");
        var stems = SlakhFolder.Read(_root, PartMap.Published)[0].Stems;
        Assert.Equal(["guitar", "bass", null, null], stems.Select(stem => stem.Instrument));
    }

    [Fact]
    public void A_set_a_split_and_a_track_can_be_asked_for()
    {
        foreach (var name in new[] { "train/Track00002", "train/Track00001", "test/Track00003", "omitted/Track00004" })
        {
            WriteTrack(name, Published, "S00", "S01", "S02", "S04");
        }

        Assert.Equal(["Track00001", "Track00002", "Track00003"], Names(_root));
        Assert.Equal(["Track00001", "Track00002"], Names(Path.Combine(_root, "train")));
        Assert.Equal(["Track00004"], Names(Path.Combine(_root, "omitted")));
        Assert.Equal(["Track00003"], Names(Path.Combine(_root, "test", "Track00003")));

        static IEnumerable<string> Names(string folder) => SlakhFolder.Read(folder).Select(track => track.Name);
    }

    [Fact]
    public void A_promised_file_that_is_missing_is_named()
    {
        WriteTrack("train/Track00001", Published, "S00", "S02", "S04");
        var failure = Assert.Throws<TrainingDataException>(() => SlakhFolder.Read(_root));
        Assert.Contains(Path.Combine("stems", "S01"), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_tracks_is_an_error()
    {
        Assert.Throws<TrainingDataException>(() => SlakhFolder.Read(_root));
        Assert.Throws<TrainingDataException>(() => SlakhFolder.Read(Path.Combine(_root, "nowhere")));
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("just words", "line 1")]
    [InlineData("- a\n- list", "line 1")]
    [InlineData("stems: none", "line 1")]
    [InlineData("audio_dir: ../../etc\nstems: {}", "line 1")]
    [InlineData("audio_dir: stems\nstems:\n  ../S00:\n    program_num: 1", "line 3")]
    [InlineData("stems:\n  S00:\n    program_num: many", "line 3")]
    [InlineData("stems:\n  S00:\n    program_num: 129", "line 3")]
    [InlineData("stems:\n  S00:\n    is_drum: perhaps", "line 3")]
    [InlineData("stems:\n  S00:\n    inst_class: [Piano]", "line 3")]
    [InlineData("stems:\n  S00:\n    inst_class: Piano", "S00 has no program_num")]
    [InlineData("stems: {S00: {program_num: 1}", "line ")]
    [InlineData("stems:\n  S00: &a\n    program_num: *a", "line 3")]
    public void Metadata_that_is_wrong_is_refused_with_its_place(string yaml, string place)
    {
        WriteTrack("train/Track00001", yaml, "S00");
        var failure = Assert.Throws<TrainingDataException>(() => SlakhFolder.Read(_root));
        Assert.Contains("metadata.yaml", failure.Message, StringComparison.Ordinal);
        Assert.Contains(place, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public void Hostile_metadata_ends_quickly()
    {
        string[] hostile =
        [
            string.Concat(Enumerable.Repeat('[', 500_000)),
            "a: " + string.Concat(Enumerable.Repeat("{b: ", 100_000)),
            "a: &x [1,1]\nb: &y [" + string.Join(',', Enumerable.Repeat("*x", 100_000)) + "]\nstems: {}",
            new string('a', 2_000_000),
            "stems:\n" + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"  S{i}: {{}}\n")),
        ];

        foreach (var yaml in hostile)
        {
            WriteTrack("train/Track00001", yaml, "S00");

            // Either refused in one line or read as a track without stems; never a crash.
            try
            {
                Assert.Empty(SlakhFolder.Read(_root)[0].Stems);
            }
            catch (TrainingDataException failure)
            {
                Assert.DoesNotContain('\n', failure.Message);
                Assert.True(failure.Message.Length < 1000);
            }
        }
    }

    private void WriteTrack(string name, string metadata, params string[] stems)
    {
        var folder = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.Combine(folder, "stems"));
        Directory.CreateDirectory(Path.Combine(folder, "MIDI"));
        File.WriteAllText(Path.Combine(folder, "metadata.yaml"), metadata);

        // Only their existence matters here.
        var promised = stems.SelectMany(stem => new[] { $"stems/{stem}.flac", $"MIDI/{stem}.mid" });

        foreach (var path in promised.Append("mix.flac").Append("all_src.mid"))
        {
            File.WriteAllText(Path.Combine(folder, path), "");
        }
    }
}
