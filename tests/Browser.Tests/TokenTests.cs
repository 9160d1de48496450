using Microsoft.Playwright;

namespace WeakSep.Browser.Tests;

/// <summary>A mixer that others in the network may reach (<c>--listen</c>), with and without its token.</summary>
public sealed class TokenTests(MixerProgram mixer)
{
    private const string Token = "0123456789abcdefToken";

    [Fact]
    public async Task Whoever_opens_the_printed_address_is_in_and_stays_in()
    {
        var (page, printed) = await mixer.ShareMixer(Token);
        await using var opened = page;
        Assert.Equal($"?token={Token}", printed.Query);
        await page.Page.GotoAsync(printed.ToString());
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Songs" })).ToBeVisibleAsync();
        // The token is in no address that could be passed on by mistake.
        Assert.DoesNotContain(Token, page.Page.Url, StringComparison.Ordinal);

        await page.Home();
        await page.Page.SetInputFilesAsync("#file", new FilePayload { Name = "tone.wav", MimeType = "audio/wav", Buffer = Tone.Wav(220) });
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "tone" })).ToBeVisibleAsync();
        await page.Page.Locator(".lane").First.WaitForAsync();
        await page.WaitUntilRendered();

        page.AssertClean();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?token=0123456789abcdefOther")]
    [InlineData("/api/songs")]
    public async Task Without_the_token_nothing_is_shown(string path)
    {
        var (page, printed) = await mixer.ShareMixer(Token);
        await using var opened = page;
        page.Expected = "401";
        var answer = await page.Page.GotoAsync(new Uri(printed, path).ToString());

        Assert.Equal(401, answer!.Status);
        Assert.Contains("?token=", await page.Page.ContentAsync(), StringComparison.Ordinal);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading)).ToHaveCountAsync(0);

        page.AssertClean();
    }
}
