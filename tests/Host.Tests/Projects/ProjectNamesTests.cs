using WeakSep.Host.Projects;
using WeakSep.MidiScore;

namespace WeakSep.Host.Tests.Projects;

public sealed class ProjectNamesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weaksep-daw-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Rock & \"Roll\" <live> 'é' 音楽 🎸", "Rock & \"Roll\" <live> 'é' 音楽 🎸", "audio/01-Rock-Roll-live.wav")]
    [InlineData("../x", "../x", "audio/01-x.wav")]
    [InlineData("/etc/passwd", "/etc/passwd", "audio/01-etc-passwd.wav")]
    [InlineData("C:\\con", "C:\\con", "audio/01-C-con.wav")]
    [InlineData("a\0b", "a b", "audio/01-a-b.wav")]
    [InlineData("two\r\nlines\t", "two lines", "audio/01-two-lines.wav")]
    [InlineData("no\uffffchar\ufffe", "no\ufffdchar\ufffd", "audio/01-no-char.wav")]
    [InlineData("]]>", "]]>", "audio/01.wav")]
    [InlineData("", "", "audio/01.wav")]
    public void Names_come_back_as_text_and_become_safe_paths(string name, string shown, string path)
    {
        using var file = ProjectFile.Of(ProjectOf(ProjectSamples.Track(_folder, name) with { Notes = [new ScoreNote(0, 1, 60, 100)] }, title: name));

        Assert.Equal(shown, file.Metadata.Element("Title")!.Value);
        Assert.Equal([shown, $"{shown} notes".TrimStart(), "Master"], file.Xml.Element("Structure")!.Elements("Track").Select(track => track.Attribute("name")!.Value));
        Assert.Equal(path, Assert.Single(file.Audio).FullName);
        Assert.Equal(path, Assert.Single(file.Xml.Descendants("File")).Attribute("path")!.Value);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_character()
    {
        // Not in the theory above: attributes are stored as UTF-8, which cannot hold it.
        using var file = ProjectFile.Of(ProjectOf(ProjectSamples.Track(_folder, "half \ud83c pair")));
        Assert.NotNull(file.Track("half \ufffd pair"));
    }

    [Fact]
    public void Long_names_are_cut_in_paths_and_tracks_of_one_name_stay_apart()
    {
        var name = new string('x', 500);
        using var file = ProjectFile.Of(ProjectOf(ProjectSamples.Track(_folder, name), ProjectSamples.Track(_folder, name)));

        Assert.Equal(2, file.Audio.Select(entry => entry.FullName).Distinct().Count());
        Assert.All(file.Audio, entry => Assert.InRange(entry.FullName.Length, 10, 60));
        Assert.Equal(name, file.Track("Master").ElementsBeforeSelf().First().Attribute("name")!.Value);
    }

    [Theory]
    [InlineData("stem.FLAC", ".flac")]
    [InlineData("stem", "")]
    [InlineData("stem.", "")]
    [InlineData("stem.wav backup", "")]
    [InlineData("stem.w\u00e4v", "")]
    public void Extensions_are_kept_where_they_are_plain(string fileName, string extension)
    {
        var track = new DawTrack("Bass", "#4e79a7", Path.Combine(_folder, fileName), Channels: 2);
        Assert.Equal($"audio/07-Bass{extension}", ProjectNames.AudioPath(7, track));
    }

    private static DawProject ProjectOf(DawTrack track, string title) => ProjectOf(track) with { Title = title };

    private static DawProject ProjectOf(params DawTrack[] tracks) => new("Song", TempoMap.Constant(120), 44100, Seconds: 10, MasterGainDb: 0, tracks);
}
