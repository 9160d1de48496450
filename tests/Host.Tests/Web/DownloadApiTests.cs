using System.IO.Compression;
using System.Text;
using WeakSep.Audio.Files;
using WeakSep.Host.Web;
using WeakSep.MidiScore.Files;

namespace WeakSep.Host.Tests.Web;

public sealed class DownloadApiTests(MixerHost host) : IClassFixture<MixerHost>
{
    [Fact]
    public async Task The_archive_holds_every_stem_as_it_is_heard_and_the_notes()
    {
        var song = await host.Upload("archive");
        await host.Separate(song);
        using var answer = await host.Client.GetAsync(Download(song, "stems.zip"));
        await using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync());

        Assert.Equal("archive stems.zip", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Equal(["bass.wav", "guitar.wav", "piano.wav", "residual.wav", "score.mid"], archive.Entries.Select(entry => entry.FullName));
        Assert.All(archive.Entries, entry => Assert.Equal(entry.Length, entry.CompressedLength));

        foreach (var entry in archive.Entries.SkipLast(1))
        {
            var path = host.Files.At($"from-zip-{entry.Name}");
            await entry.ExtractToFileAsync(path, TestContext.Current.CancellationToken);
            var samples = Workspace.Read(path, out var info);
            Assert.Equal((song.SampleRate, song.Channels, SampleEncoding.Float32), (info.Format.SampleRate, info.Format.Channels, info.Encoding));
            Assert.Equal(await host.Samples(song, Path.GetFileNameWithoutExtension(entry.Name), 0, song.Frames), samples);
        }

        Assert.Empty(host.Files.FilesBelow("mixer", "unfinished"));
    }

    [Fact]
    public async Task A_stem_comes_alone_as_WAV_or_FLAC()
    {
        var song = await host.Upload("alone");
        await host.Separate(song);
        var expected = await host.Samples(song, "guitar", 0, song.Frames);
        var wave = await Fetch(song, "guitar.wav", "guitar.wav");
        var flac = await Fetch(song, "guitar.wav?format=flac", "a.flac");
        var other = await Fetch(song, "guitar.flac", "b.flac");

        Assert.Equal(expected, Workspace.Read(wave, out _));
        Assert.Equal(await File.ReadAllBytesAsync(flac, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(other, TestContext.Current.CancellationToken));
        var samples = Workspace.Read(flac, out var info);
        Assert.Equal(SampleEncoding.Pcm24, info.Encoding);
        Assert.All(Enumerable.Range(0, samples.Length), index => Assert.Equal(expected[index], samples[index], 1.0 / (1 << 23)));
    }

    [Fact]
    public async Task Notes_come_as_a_MIDI_file()
    {
        var song = await host.Upload("midi");
        await host.Separate(song);
        var score = MidiFileReader.Read(await Fetch(song, "score.mid", "score.mid"));

        Assert.True(score.NoteCount > 0);
        Assert.All(score.Parts, part => Assert.Contains(part.Name, (string[])["bass", "guitar", "piano"]));
    }

    [Fact]
    public async Task The_project_has_the_faders_as_they_were_saved()
    {
        var song = await host.Upload("project");
        await host.Separate(song);
        using var session = new StringContent("""{"preset":"toy","strips":{"bass":{"gainDb":-60,"mute":true}}}""", Encoding.UTF8, "application/json");
        using var saved = await host.Client.PutAsync($"/api/songs/{song.Id}/session", session);
        await using var archive = await ZipFile.OpenReadAsync(await Fetch(song, "song.dawproject", "song.dawproject"), TestContext.Current.CancellationToken);
        using var text = new StreamReader(await archive.GetEntry("project.xml")!.OpenAsync(TestContext.Current.CancellationToken));
        var project = System.Xml.Linq.XDocument.Parse(await text.ReadToEndAsync(TestContext.Current.CancellationToken));
        var bass = project.Descendants("Track").First(track => track.Attribute("name")?.Value == "bass");

        Assert.Equal("true", bass.Descendants("Mute").Single().Attribute("value")!.Value);
        Assert.Equal(0.0, (double)bass.Descendants("Volume").Single().Attribute("value")!);
        Assert.Equal(4, archive.Entries.Count(entry => entry.FullName.EndsWith(".wav", StringComparison.Ordinal)));
        Assert.Empty(host.Files.FilesBelow("mixer", "unfinished"));
    }

    [Fact]
    public async Task A_title_that_no_header_could_hold_still_names_the_file()
    {
        var song = await host.Upload("Für Élise");
        await host.Separate(song);
        using var answer = await host.Client.GetAsync(Download(song, "bass.wav"));

        Assert.Equal("Für Élise bass.wav", answer.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Theory]
    [InlineData("nothing.wav", 404)]
    [InlineData("bass.exe", 400)]
    [InlineData("bass.wav?format=ogg", 400)]
    [InlineData("..%2f..%2f..%2faudio.wav", 404)]
    [InlineData("mix.wav", 404)]
    public async Task Other_files_are_refused(string file, int status)
    {
        var song = await host.Upload("others");
        await host.Separate(song);
        await MixerHost.Refused(status, await host.Client.GetAsync(Download(song, file)));
    }

    private static string Download(Song song, string file) => $"/api/songs/{song.Id}/renders/toy/download/{file}";

    private async Task<string> Fetch(Song song, string file, string name)
    {
        var path = host.Files.At(name);
        await File.WriteAllBytesAsync(path, await host.Client.GetByteArrayAsync(Download(song, file)));
        return path;
    }
}
