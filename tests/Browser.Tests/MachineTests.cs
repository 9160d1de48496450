using Microsoft.Playwright;

namespace WeakSep.Browser.Tests;

/// <summary>The machine's sound device, controlled by the page. The tests' one plays into nothing.</summary>
public sealed class MachineTests(MixerProgram mixer)
{
    [Fact]
    public async Task The_machine_plays_what_the_page_mixes()
    {
        await using var page = await mixer.OpenSong();
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Output" }).SelectOptionAsync("machine");
        await page.Play.ClickAsync();
        await page.Until("() => document.querySelector('.clock-now').textContent > '0:00.50'");
        await MixerPage.WaitForPressed(page.Play, true);
        await WaitForLevel(page, "Master", silent: false);
        await page.Mute("Bass").ClickAsync();
        await page.Solo("Piano").ClickAsync();
        await WaitForLevel(page, "Guitar", silent: true);
        await page.Mute("Piano").ClickAsync();
        await WaitForLevel(page, "Master", silent: true);
        await page.Play.ClickAsync();
        await MixerPage.WaitForPressed(page.Play, false);

        Assert.DoesNotContain(page.Requests, url => url.Contains("/samples?", StringComparison.Ordinal));
        page.AssertClean();
    }

    [Fact]
    public async Task Live_input_shows_levels_and_obeys_the_strips()
    {
        await using var page = await mixer.OpenLive();
        await page.Home();
        await page.Strip("Guitar").WaitForAsync();
        await page.Button("Listen (Space)").ClickAsync();
        await WaitForLevel(page, "Guitar", silent: false);
        await MixerPage.WaitForPressed(page.Mute("Input"), true);
        await page.Mute("Guitar").ClickAsync();
        await WaitForLevel(page, "Guitar", silent: true);
        await Assertions.Expect(page.Page.Locator(".status")).ToContainTextAsync("model");

        page.AssertClean();
    }

    private static Task WaitForLevel(MixerPage page, string title, bool silent)
    {
        var meter = page.Page.GetByRole(AriaRole.Meter, new() { Name = $"{title} level" });
        return silent
            ? Assertions.Expect(meter).ToHaveAttributeAsync("aria-valuetext", "silent")
            : Assertions.Expect(meter).ToHaveAttributeAsync("aria-valuetext", new System.Text.RegularExpressions.Regex("^-\\d+ dBFS$"));
    }
}
