using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace WeakSep.Browser.Tests;

public sealed class KeyboardTests(MixerProgram mixer)
{
    [Fact]
    public async Task Everything_can_be_done_without_a_mouse()
    {
        await using var page = await mixer.OpenPage();
        await page.ResetSession();
        await page.Home();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = MixerProgram.Title }).First.WaitForAsync();
        await TabTo(page, MixerProgram.Title);
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Locator(".strip").First.WaitForAsync();
        await page.WaitUntilRendered();

        await page.Page.Keyboard.PressAsync("Space");
        await MixerPage.WaitForPressed(page.Play, true);
        await page.Page.Keyboard.PressAsync("Space");
        await MixerPage.WaitForPressed(page.Play, false);
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.PressAsync("Digit2");
        await MixerPage.WaitForPressed(page.Solo("Guitar"), true);
        await page.Page.Keyboard.PressAsync("Shift+Digit1");
        await MixerPage.WaitForPressed(page.Mute("Bass"), true);
        await page.Page.Keyboard.PressAsync("l");
        await MixerPage.WaitForPressed(page.Loop, true);

        await TabTo(page, "Bass volume");
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.Fader("Bass")).ToHaveAttributeAsync("aria-valuetext", "+0.5 dB");
        await TabTo(page, "Mute Guitar");
        await page.Page.Keyboard.PressAsync("Space");
        await MixerPage.WaitForPressed(page.Mute("Guitar"), true);
        await MixerPage.WaitForPressed(page.Play, false);

        await page.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        page.AssertClean();
    }

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public async Task Names_roles_and_contrast_are_as_the_guidelines_ask(ColorScheme colours)
    {
        await using var page = await mixer.OpenSong();
        await page.Page.EmulateMediaAsync(new() { ColorScheme = colours });
        await page.Solo("Bass").ClickAsync();
        var mixing = await page.Page.RunAxe();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "All songs" }).ClickAsync();
        await page.Page.Locator(".songs a").First.WaitForAsync();
        var library = await page.Page.RunAxe();

        var violations = mixing.Violations.Concat(library.Violations).Select(violation =>
            $"{violation.Id}: {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Select(node => node.Html))}");
        Assert.Equal("", string.Join("\n", violations));
        page.AssertClean();
    }

    private static async Task TabTo(MixerPage page, string name)
    {
        const int MostStops = 80;

        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            var focused = await page.Page.EvaluateAsync<string>("() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''");

            if (focused.Contains(name, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"Tab does not lead to “{name}”");
    }
}
