using System.IO.Pipelines;
using System.Xml.Linq;
using WeakSep.Host.Projects;
using WeakSep.MidiScore;

namespace WeakSep.Host.Tests.Projects;

public sealed class DawProjectWriterTests : IDisposable
{
    private const double Exactly = 1e-9;        // the format writes nine decimals

    private readonly string _folder = Directory.CreateTempSubdirectory("weaksep-daw-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Faders_become_linear_volume_and_pan_from_0_to_1()
    {
        // 20 log10(0.1) = -20 and 20 log10(2) = 6.0206; a pan of -0.5 lies a quarter of the way from left to right.
        var quiet = Track("Bass") with { GainDb = -20, Pan = -0.5, Mute = true };
        var loud = Track("Piano") with { GainDb = 6.020599913279624, Pan = 1, Solo = true };
        using var file = ProjectFile.Of(Project(quiet, loud) with { MasterGainDb = -40 });

        AssertChannel(file.Track("Bass"), volume: 0.1, pan: 0.25, mute: true, solo: false);
        AssertChannel(file.Track("Piano"), volume: 2, pan: 1, mute: false, solo: true);
        AssertChannel(file.Track("Master"), volume: 0.01, pan: 0.5, mute: false, solo: false);
        Assert.Equal("master", file.Track("Master").Element("Channel")!.Attribute("role")!.Value);
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(double.NegativeInfinity)]
    public void A_closed_fader_is_silent(double gainDb)
    {
        using var file = ProjectFile.Of(Project(Track("Bass") with { GainDb = gainDb }));
        AssertChannel(file.Track("Bass"), volume: 0, pan: 0.5, mute: false, solo: false);
    }

    [Fact]
    public void Audio_lies_at_the_start_and_plays_its_seconds_unwarped()
    {
        // 90 beats a minute are 1.5 a second: 10 s are 15 beats.
        using var file = ProjectFile.Of(Project(Track("Bass") with { Channels = 1 }) with { Tempo = TempoMap.Constant(90), SampleRate = 48000 });
        var clip = file.Clip("Bass");
        var audio = Assert.Single(clip.Elements());

        Assert.Equal("Audio", audio.Name);
        AssertNumbers(clip, ("time", 0), ("duration", 15), ("playStart", 0), ("playStop", 10));
        AssertNumbers(audio, ("duration", 10), ("sampleRate", 48000), ("channels", 1));
        Assert.Equal(("seconds", "seconds"), (clip.Attribute("contentTimeUnit")!.Value, audio.Attribute("timeUnit")!.Value));
        Assert.Equal("beats", file.Xml.Element("Arrangement")!.Element("Lanes")!.Attribute("timeUnit")!.Value);
        Assert.Equal("#4e79a7", file.Track("Bass").Attribute("color")!.Value);
        AssertNumbers(file.Xml.Element("Transport")!.Element("Tempo")!, ("value", 90));
        AssertNumbers(file.Xml.Element("Transport")!.Element("TimeSignature")!, ("numerator", 4), ("denominator", 4));
        Assert.Null(file.Xml.Element("Arrangement")!.Element("TempoAutomation"));
        Assert.Null(file.Xml.Element("Arrangement")!.Element("TimeSignatureAutomation"));
    }

    [Fact]
    public void Notes_lie_at_beats_under_a_tempo_change()
    {
        // 2 s at 120 are 4 beats, then a beat a second: 1.5 s is beat 3, 3 s beat 5, 4.5 s beat 6.5, and the end at 10 s beat 12.
        var tempo = new TempoMap([new TempoChange(0, 120), new TempoChange(2, 60)], [new TimeSignature(0, 3, 4), new TimeSignature(2, 7, 8)]);
        var track = Track("Bass") with { Notes = [new ScoreNote(3, 4.5, 43, 127), new ScoreNote(1.5, 3, 40, 64)], Program = 33 };
        using var file = ProjectFile.Of(Project(track) with { Tempo = tempo });
        var notes = file.Clip("Bass notes").Element("Notes")!.Elements("Note").ToList();

        Assert.Equal(2, notes.Count);
        AssertNumbers(notes[0], ("time", 3), ("duration", 2), ("key", 40), ("channel", 0), ("vel", 64 / 127.0));
        AssertNumbers(notes[1], ("time", 5), ("duration", 1.5), ("key", 43), ("channel", 0), ("vel", 1));
        AssertNumbers(file.Clip("Bass notes"), ("time", 0), ("duration", 12), ("playStart", 0), ("playStop", 12));
        AssertNumbers(file.Clip("Bass"), ("duration", 12), ("playStop", 10));
        Assert.Equal("General MIDI 34: Fingered Bass", file.Track("Bass notes").Attribute("comment")!.Value);
        Assert.Equal("notes", file.Track("Bass notes").Attribute("contentType")!.Value);

        var arrangement = file.Xml.Element("Arrangement")!;
        var tempi = arrangement.Element("TempoAutomation")!.Elements("RealPoint").ToList();
        AssertNumbers(tempi[0], ("time", 0), ("value", 120));
        AssertNumbers(tempi[1], ("time", 4), ("value", 60));
        Assert.All(tempi, point => Assert.Equal("hold", point.Attribute("interpolation")!.Value));
        var metres = arrangement.Element("TimeSignatureAutomation")!.Elements("TimeSignaturePoint").ToList();
        AssertNumbers(metres[0], ("time", 0), ("numerator", 3), ("denominator", 4));
        AssertNumbers(metres[1], ("time", 4), ("numerator", 7), ("denominator", 8));
        AssertNumbers(file.Xml.Element("Transport")!.Element("TimeSignature")!, ("numerator", 3), ("denominator", 4));
    }

    [Fact]
    public void Tracks_without_notes_have_no_note_track_and_an_empty_project_has_a_master()
    {
        using var without = ProjectFile.Of(Project(Track("Bass") with { Notes = [] }, Track("Piano")));
        using var empty = ProjectFile.Of(Project());

        Assert.Equal(["Bass", "Piano", "Master"], NamesOf(without));
        Assert.Equal(["Master"], NamesOf(empty));
        Assert.Empty(empty.Audio);
    }

    [Fact]
    public void Ids_are_unique_and_every_reference_resolves_to_the_right_kind()
    {
        using var file = ProjectFile.Of(ProjectSamples.Everything(_folder));
        var byId = file.Xml.DescendantsAndSelf().Where(element => element.Attribute("id") is not null).ToDictionary(element => element.Attribute("id")!.Value);

        AssertReferences("track", "Track", atLeast: 3);
        AssertReferences("destination", "Channel", atLeast: 3);
        AssertReferences("parameter", null, atLeast: 2);
        var automation = file.Xml.Element("Arrangement")!.Element("TempoAutomation")!;
        Assert.Equal("Tempo", byId[automation.Element("Target")!.Attribute("parameter")!.Value].Name);
        var master = file.Track("Master").Element("Channel")!;
        Assert.All(file.Xml.Descendants("Channel").Where(channel => channel != master), channel => Assert.Same(master, byId[channel.Attribute("destination")!.Value]));

        void AssertReferences(string attribute, string? kind, int atLeast)
        {
            var references = file.Xml.Descendants().Attributes(attribute).ToList();
            Assert.True(references.Count >= atLeast);
            Assert.All(references, reference => Assert.True(byId.TryGetValue(reference.Value, out var target) && (kind is null || target.Name == kind), reference.ToString()));
        }
    }

    [Fact]
    public void Every_audio_file_is_stored_as_it_is_under_the_path_that_the_clip_names()
    {
        var project = Project(Track("Bass"), Track("Guitar", "FLAC"), Track("Bass"));
        using var file = ProjectFile.Of(project);
        var paths = file.Xml.Descendants("File").Select(element => element.Attribute("path")!.Value).ToList();

        Assert.Equal(["audio/01-Bass.wav", "audio/02-Guitar.flac", "audio/03-Bass.wav"], paths);
        Assert.Equal(paths, file.Audio.Select(entry => entry.FullName));
        Assert.All(file.Audio.Zip(project.Tracks), pair =>
        {
            Assert.Equal(pair.First.Length, pair.First.CompressedLength);
            Assert.Equal(File.ReadAllBytes(pair.Second.AudioPath), ProjectFile.ContentOf(pair.First));
        });
    }

    [Fact]
    public void The_same_project_gives_the_same_bytes()
    {
        var project = ProjectSamples.Everything(_folder);
        var bytes = ProjectFile.BytesOf(project);
        File.SetLastWriteTimeUtc(project.Tracks[0].AudioPath, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));

        Assert.Equal(bytes, ProjectFile.BytesOf(project));
        Assert.NotEqual(bytes, ProjectFile.BytesOf(project with { Title = "Another" }));

        // Times of a ZIP file have steps of two seconds: the bytes alone would show the clock only now and then.
        using var file = ProjectFile.Of(project);
        Assert.All(file.Audio, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public void A_file_appears_whole_or_not_at_all()
    {
        var (path, project) = (Path.Combine(_folder, "new", "song.dawproject"), Project(Track("Bass")));
        DawProjectWriter.Write(project, path);
        var bytes = File.ReadAllBytes(path);
        Assert.Equal(ProjectFile.BytesOf(project), bytes);

        var broken = project with { Tracks = [.. project.Tracks, Track("Gone") with { AudioPath = Path.Combine(_folder, "gone.wav") }] };
        Assert.Contains("gone.wav", Assert.Throws<FileNotFoundException>(() => DawProjectWriter.Write(broken, path)).Message, StringComparison.Ordinal);
        Assert.Throws<OperationCanceledException>(() => DawProjectWriter.Write(project, path, new CancellationToken(canceled: true)));
        Assert.Equal(bytes, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!, "*", new EnumerationOptions { AttributesToSkip = 0 }));
    }

    [Fact]
    public void A_stream_that_goes_only_forward_will_do()
    {
        var project = ProjectSamples.Everything(_folder);
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));      // 0: holds all of it
        DawProjectWriter.Write(project, pipe.Writer.AsStream());
        pipe.Writer.Complete();

        using var file = ProjectFile.Of(pipe.Reader.AsStream());
        Assert.Equal(3, file.Audio.Count);
        Assert.All(file.Audio.Zip(project.Tracks), pair => Assert.Equal(File.ReadAllBytes(pair.Second.AudioPath), ProjectFile.ContentOf(pair.First)));
    }

    [Fact]
    public void Values_that_the_format_cannot_hold_are_named()
    {
        var track = Track("Bass");
        AssertRefused(Project(track with { GainDb = 12.1 }), "fader of Bass at 12.1 dB: expected up to 12 dB");
        AssertRefused(Project(track with { GainDb = double.NaN }), "fader of Bass");
        AssertRefused(Project(track with { Pan = 1.5 }), "pan 1.5 of Bass: expected -1 to 1");
        AssertRefused(Project(track with { ColourHex = "red" }), "colour red of Bass: expected #rrggbb");
        AssertRefused(Project(track with { Channels = 0 }), "0 channels of Bass: expected 1 to 64");
        AssertRefused(Project(track with { Program = 128 }), "program 128 of Bass");
        AssertRefused(Project(track with { Notes = [new ScoreNote(2, 1, 60, 100)] }), "of Bass: expected times of 0 s or more in order");
        AssertRefused(Project(track) with { Seconds = double.PositiveInfinity }, "expected a length of 0 or more");
        AssertRefused(Project(track) with { SampleRate = 0 }, "0 Hz: expected a rate above 0");
    }

    private static void AssertRefused(DawProject project, string reason)
    {
        using var stream = new MemoryStream();
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => DawProjectWriter.Write(project, stream)).Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);
    }

    private static IEnumerable<string> NamesOf(ProjectFile file) =>
        file.Xml.Element("Structure")!.Elements("Track").Select(track => track.Attribute("name")!.Value);

    private static void AssertChannel(XElement track, double volume, double pan, bool mute, bool solo)
    {
        var channel = track.Element("Channel")!;
        Assert.Equal((mute, solo), ((bool)channel.Element("Mute")!.Attribute("value")!, (bool)channel.Attribute("solo")!));
        AssertNumbers(channel.Element("Volume")!, ("value", volume), ("min", 0), ("max", 3.981071706));
        AssertNumbers(channel.Element("Pan")!, ("value", pan), ("min", 0), ("max", 1));
        Assert.Equal("linear", channel.Element("Volume")!.Attribute("unit")!.Value);
        Assert.Equal("normalized", channel.Element("Pan")!.Attribute("unit")!.Value);
    }

    private static void AssertNumbers(XElement element, params (string Name, double Value)[] expected) =>
        Assert.All(expected, number => Assert.Equal(number.Value, ProjectFile.Number(element, number.Name), Exactly));

    private static DawProject Project(params DawTrack[] tracks) => new("Song", TempoMap.Constant(120), 44100, Seconds: 10, MasterGainDb: 0, tracks);

    private DawTrack Track(string name, string extension = "wav") => ProjectSamples.Track(_folder, name, extension);
}
