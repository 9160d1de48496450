using System.IO.Compression;
using Microsoft.Playwright;
using WeakSep.Audio.Files;
using WeakSep.MidiScore.Files;

namespace WeakSep.Browser.Tests;

public sealed class ExportTests(MixerProgram mixer)
{
    [Fact]
    public async Task Stems_notes_and_project_can_be_taken_away()
    {
        await using var page = await mixer.OpenSong();

        using (var stems = ZipFile.OpenRead(await Download(page, "All stems ZIP of WAV files")))
        {
            Assert.Equal(["bass.wav", "guitar.wav", "piano.wav", "residual.wav"], stems.Entries.Select(entry => Path.GetFileName(entry.FullName)).Where(name => name.EndsWith(".wav", StringComparison.Ordinal)).Order());
        }

        using (var project = ZipFile.OpenRead(await Download(page, "DAW project stems, notes and this mix")))
        {
            Assert.Contains(project.Entries, entry => entry.FullName == "project.xml");
        }

        Assert.True(MidiFileReader.Read(await Download(page, "Notes MIDI file")).NoteCount > 3);
        using var bass = AudioReader.Open(await Download(page, "Bass WAV"));
        Assert.Equal((44_100, 2), (bass.Format.SampleRate, bass.Format.Channels));

        page.AssertClean();
    }

    private static async Task<string> Download(MixerPage page, string name)
    {
        await page.Button("Export").ClickAsync();
        var menu = page.Page.Locator("#export-menu");
        var download = await page.Page.RunAndWaitForDownloadAsync(() => menu.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync());
        await page.Page.Keyboard.PressAsync("Escape");
        // The readers look at names.
        var path = await download.PathAsync() + Path.GetExtension(download.SuggestedFilename);
        await download.SaveAsAsync(path);
        return path;
    }
}
