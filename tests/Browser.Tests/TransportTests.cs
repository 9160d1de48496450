using Microsoft.Playwright;

namespace WeakSep.Browser.Tests;

public sealed class TransportTests(MixerProgram mixer)
{
    [Fact]
    public async Task Play_moves_on_and_pause_stays()
    {
        await using var page = await mixer.OpenSong();
        await page.Play.ClickAsync();
        await MixerPage.WaitForPressed(page.Play, true);
        await page.Until("() => document.querySelector('.clock-now').textContent > '0:00.50'");
        await page.Play.ClickAsync();
        await MixerPage.WaitForPressed(page.Play, false);
        await page.Page.WaitForTimeoutAsync(150);
        var paused = await page.Seconds();
        await page.Page.WaitForTimeoutAsync(200);

        Assert.Equal(paused, await page.Seconds());
        Assert.True(paused > 0.5);
        await page.Button("Stop (Enter)").ClickAsync();
        await page.Until("() => document.querySelector('.clock-now').textContent === '0:00.00'");

        page.AssertClean();
    }

    [Fact]
    public async Task A_click_on_the_ruler_or_a_lane_goes_there()
    {
        await using var page = await mixer.OpenSong();
        await ClickAt(page.Position, 0.5);
        await page.UntilSeconds(4.5);
        await ClickAt(page.Page.Locator(".time-surface"), 0.25);
        await page.UntilSeconds(2.25);
        await page.Play.ClickAsync();
        await page.Until("() => document.querySelector('.clock-now').textContent > '0:02.60'");
        await ClickAt(page.Position, 0.75);
        await page.Until("() => document.querySelector('.clock-now').textContent > '0:06.90'");
        Assert.True(await page.Seconds() < 9);

        page.AssertClean();
    }

    [Fact]
    public async Task A_drag_on_the_ruler_makes_a_loop_that_is_played_round()
    {
        await using var page = await mixer.OpenSong();
        await Drag(page, page.Position, 0.2, 0.3);
        await MixerPage.WaitForPressed(page.Loop, true);
        await ClickAt(page.Position, 0.25);
        await page.Page.EvaluateAsync(
            """
            () => {
                window.seen = [];
                setInterval(() => window.seen.push(Number(document.querySelector('.clock-now').textContent.slice(2))), 20);
            }
            """);
        await page.Play.ClickAsync();
        await page.Until("() => window.seen.filter((value, index) => value < window.seen[index - 1] - 0.4).length >= 2");
        var seen = await page.Page.EvaluateAsync<double[]>("() => window.seen");

        Assert.All(seen, seconds => Assert.InRange(seconds, 1.7, 2.85));
        await page.Loop.ClickAsync();
        await page.Until("() => document.querySelector('.clock-now').textContent > '0:03.00'");

        page.AssertClean();
    }

    [Fact]
    public async Task Wheel_drag_and_buttons_scroll_and_zoom_the_one_axis()
    {
        await using var page = await mixer.OpenSong();
        var surface = page.Page.Locator(".time-surface");
        var box = (await surface.BoundingBoxAsync())!;
        await page.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + 50);
        await page.Page.Keyboard.DownAsync("Control");
        await page.Page.Mouse.WheelAsync(0, -400);
        await page.Page.Keyboard.UpAsync("Control");
        var zoomed = await Window(page);
        Assert.InRange(zoomed.Width, 0.05, 0.5);
        Assert.Equal(0.5, zoomed.Left + (zoomed.Width / 2), 0.02);

        await page.Page.Mouse.WheelAsync(0, 300);
        var scrolled = await Window(page);
        Assert.True(scrolled.Left > zoomed.Left && Math.Abs(scrolled.Width - zoomed.Width) < 1e-6);

        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(box.X + (box.Width / 2) + 300, box.Y + 50, new() { Steps = 5 });
        await page.Page.Mouse.UpAsync();
        Assert.Equal(zoomed.Left, (await Window(page)).Left, 0.01);

        await page.Button("Whole song (0)").ClickAsync();
        Assert.Equal(1, (await Window(page)).Width, 0.001);

        page.AssertClean();
    }

    private static async Task ClickAt(ILocator target, double share)
    {
        var box = (await target.BoundingBoxAsync())!;
        await target.ClickAsync(new() { Position = new() { X = (float)(share * box.Width), Y = box.Height - 4 } });
    }

    private static async Task Drag(MixerPage page, ILocator target, double from, double to)
    {
        var box = (await target.BoundingBoxAsync())!;
        var y = box.Y + (box.Height / 2);
        await page.Page.Mouse.MoveAsync((float)(box.X + (from * box.Width)), y);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync((float)(box.X + (to * box.Width)), y, new() { Steps = 4 });
        await page.Page.Mouse.UpAsync();
    }

    /// <summary>The part of the song that the lanes show, as shares of it.</summary>
    private static async Task<(double Left, double Width)> Window(MixerPage page)
    {
        var shares = await page.Page.EvaluateAsync<double[]>(
            "() => ['left', 'width'].map((side) => parseFloat(document.querySelector('.overview-window').style[side]) / 100)");
        return (shares[0], shares[1]);
    }
}
