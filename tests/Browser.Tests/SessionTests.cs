using Microsoft.Playwright;

namespace WeakSep.Browser.Tests;

public sealed class SessionTests(MixerProgram mixer)
{
    [Fact]
    public async Task A_reload_brings_back_faders_switches_loop_and_position()
    {
        await using var page = await mixer.OpenSong();
        await page.Fader("Bass").FocusAsync();
        await Press(page, "ArrowDown", 6);
        await page.Mute("Piano").ClickAsync();
        await page.Solo("Guitar").ClickAsync();
        await page.Strip("Guitar").GetByRole(AriaRole.Slider, new() { Name = "Guitar pan" }).FillAsync("-30");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Position.FocusAsync();
        await Press(page, "ArrowRight", 3);
        await page.Page.Keyboard.PressAsync("]");
        await page.Page.ReloadAsync();
        await page.Page.Locator(".strip").First.WaitForAsync();

        await Assertions.Expect(page.Fader("Bass")).ToHaveAttributeAsync("aria-valuetext", "−3.0 dB");
        await MixerPage.WaitForPressed(page.Mute("Piano"), true);
        await MixerPage.WaitForPressed(page.Solo("Guitar"), true);
        await MixerPage.WaitForPressed(page.Solo("Bass"), false);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Slider, new() { Name = "Guitar pan" })).ToHaveAttributeAsync("aria-valuetext", "L 30");
        await MixerPage.WaitForPressed(page.Loop, true);
        await page.UntilSeconds(3);

        page.AssertClean();
    }

    [Fact]
    public async Task Two_pages_play_and_mix_at_once()
    {
        await using var one = await mixer.OpenSong();
        await using var two = await mixer.OpenSong();
        await one.Play.ClickAsync();
        await two.Solo("Bass").ClickAsync();
        await two.Play.ClickAsync();
        await one.Until("() => document.querySelector('.clock-now').textContent > '0:01.00'");
        await two.Until("() => document.querySelector('.clock-now').textContent > '0:01.00'");

        await MixerPage.WaitForPressed(one.Solo("Bass"), false);
        await MixerPage.WaitForPressed(two.Solo("Bass"), true);

        one.AssertClean();
        two.AssertClean();
    }

    [Fact]
    public async Task A_slow_network_gets_smaller_samples_and_still_plays()
    {
        await using var page = await mixer.OpenSong();
        var session = await page.Page.Context.NewCDPSessionAsync(page.Page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false,
            ["latency"] = 40,
            ["downloadThroughput"] = 1_000_000,
            ["uploadThroughput"] = 250_000,
        });
        await page.Play.ClickAsync();
        await page.Until("() => document.querySelector('.clock-now').textContent > '0:03.00'");

        Assert.Contains(page.Requests, url => url.Contains("bits=32", StringComparison.Ordinal));
        Assert.Contains(page.Requests, url => url.Contains("bits=16", StringComparison.Ordinal));

        page.AssertClean();
    }

    private static async Task Press(MixerPage page, string key, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await page.Page.Keyboard.PressAsync(key);
        }
    }
}
