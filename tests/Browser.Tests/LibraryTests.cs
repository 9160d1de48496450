using Microsoft.Playwright;

namespace WeakSep.Browser.Tests;

public sealed class LibraryTests(MixerProgram mixer)
{
    [Fact]
    public async Task The_songs_are_listed_and_open_with_a_lane_and_a_strip_for_every_stem()
    {
        await using var page = await mixer.OpenPage();
        await page.OpenSong(MixerProgram.Title);

        foreach (var title in new[] { "Bass", "Guitar", "Piano", "Residual" })
        {
            await Assertions.Expect(page.Page.GetByRole(AriaRole.Group, new() { Name = $"{title} lane" })).ToBeVisibleAsync();
            await Assertions.Expect(page.Strip(title)).ToBeVisibleAsync();
        }

        await Assertions.Expect(page.Strip("Master")).ToBeVisibleAsync();
        Assert.Equal($"{MixerProgram.Title} – WeakSep mixer", await page.Page.TitleAsync());

        page.AssertClean();
    }

    [Fact]
    public async Task The_printed_address_leads_to_the_song_once_it_is_there()
    {
        await using var page = await mixer.OpenPage();
        await page.Page.GotoAsync(new Uri(mixer.Address, "#/opening").ToString());
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = MixerProgram.Title })).ToBeVisibleAsync();
        Assert.EndsWith($"#/song/{await page.SongId(MixerProgram.Title)}", page.Page.Url, StringComparison.Ordinal);

        page.AssertClean();
    }

    [Fact]
    public async Task Lanes_show_what_the_server_drew()
    {
        await using var page = await mixer.OpenSong();
        await page.Button("Spectrogram").ClickAsync();
        // Something of every layer is on the lane: far more than the hatching or a centre line.
        await page.Until("""
            () => [...document.querySelectorAll('.lane-canvas')].slice(0, 3).every((canvas) => {
                const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                return data.filter((value, index) => index % 4 === 3 && value > 60).length > canvas.width * 4;
            })
            """);
        Assert.Contains(page.Requests, url => url.Contains("/spectrogram?", StringComparison.Ordinal));
        Assert.Contains(page.Requests, url => url.Contains("/peaks?", StringComparison.Ordinal));
        Assert.Contains(page.Requests, url => url.EndsWith("/notes", StringComparison.Ordinal));

        page.AssertClean();
    }

    [Fact]
    public async Task A_chosen_file_is_sent_opened_and_can_be_deleted()
    {
        await using var page = await mixer.OpenPage();
        await page.Home();
        await page.Page.SetInputFilesAsync("#file", new FilePayload { Name = "tone.wav", MimeType = "audio/wav", Buffer = Tone.Wav(220) });
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "tone" })).ToBeVisibleAsync();
        await page.Page.Locator(".lane").First.WaitForAsync();
        await page.WaitUntilRendered();

        page.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "All songs" }).ClickAsync();
        await page.Button("Delete tone").ClickAsync();
        await Assertions.Expect(page.Button("Delete tone")).ToHaveCountAsync(0);

        page.AssertClean();
    }

    [Fact]
    public async Task A_file_can_be_dropped_anywhere_on_the_page()
    {
        await using var page = await mixer.OpenPage();
        await page.Home();
        var data = await page.Page.EvaluateHandleAsync(
            """
            (base64) => {
                const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
                const data = new DataTransfer();
                data.items.add(new File([bytes], 'dropped.wav', { type: 'audio/wav' }));
                return data;
            }
            """,
            Convert.ToBase64String(Tone.Wav(330)));
        await page.Page.Locator(".drop").WaitForAsync();
        await page.Page.DispatchEventAsync("body", "drop", new { dataTransfer = data });
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "dropped" })).ToBeVisibleAsync();

        page.AssertClean();
    }

    [Fact]
    public async Task What_is_no_audio_is_refused_in_words()
    {
        await using var page = await mixer.OpenPage();
        page.Expected = "415";
        await page.Home();
        await page.Page.SetInputFilesAsync("#file", new FilePayload { Name = "notes.txt", MimeType = "text/plain", Buffer = "no music"u8.ToArray() });
        await Assertions.Expect(page.Page.Locator(".upload-words.error")).Not.ToBeEmptyAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "notes" })).ToHaveCountAsync(0);

        page.AssertClean();
    }

    [Fact]
    public async Task A_song_that_is_gone_is_said_so()
    {
        await using var page = await mixer.OpenPage();
        page.Expected = "404";
        await page.Page.GotoAsync(new Uri(mixer.Address, "#/song/aaaaaaaaaaaa").ToString());
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();

        page.AssertClean();
    }
}
