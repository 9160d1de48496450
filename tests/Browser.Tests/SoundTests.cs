using Microsoft.Playwright;
using WeakSep.Audio.Files;

namespace WeakSep.Browser.Tests;

/// <summary>What the page sounds like, measured.</summary>
public sealed class SoundTests(MixerProgram mixer)
{
    private const float Rounding = 2e-6f;       // sums of four floats below 1, in another order
    private const float Null = 2e-4f;           // -74 dB: what separation leaves of the sum of its stems
    private const double Rate = 44_100;
    private const double LateSeconds = 0.05;    // a mute that comes later is felt

    [Fact]
    public async Task The_mix_with_all_faders_at_0_dB_is_the_song()
    {
        await using var page = await mixer.OpenSong();
        var heard = await MixAsHeard(page);
        var song = await page.Samples(await page.SongId(MixerProgram.Title), "mix");

        Assert.Equal(song.Length, heard.Length);
        Assert.True(LargestDifference(song, heard) < Null, $"differs by {LargestDifference(song, heard)}");

        page.AssertClean();
    }

    [Fact]
    public async Task A_soloed_instrument_is_that_stem_to_the_sample()
    {
        await using var page = await mixer.OpenSong();
        await page.Solo("Guitar").ClickAsync();
        var heard = await MixAsHeard(page);
        var guitar = await page.Samples(await page.SongId(MixerProgram.Title), "guitar");

        Assert.True(guitar.Max() > 0.05);
        Assert.True(LargestDifference(guitar, heard) < Rounding);

        page.AssertClean();
    }

    [Fact]
    public async Task Faders_pan_and_mute_do_what_their_scales_say()
    {
        await using var page = await mixer.OpenSong();
        await page.Solo("Guitar").ClickAsync();
        await page.Fader("Guitar").FocusAsync();
        await page.Page.Keyboard.PressAsync("PageDown");
        await page.Page.Keyboard.PressAsync("PageDown");
        await page.Page.GetByRole(AriaRole.Slider, new() { Name = "Guitar pan" }).FillAsync("100");
        var heard = await MixAsHeard(page);
        var guitar = await page.Samples(await page.SongId(MixerProgram.Title), "guitar");
        var gain = MathF.Pow(10, -6 / 20f);
        // Fully right, Web Audio's panner puts what was left there too.
        var expected = guitar.Select((sample, index) => index % 2 == 0 ? 0 : gain * (sample + guitar[index - 1])).ToArray();

        Assert.True(LargestDifference(expected, heard) < Rounding);

        page.AssertClean();
    }

    [Fact]
    public async Task A_mute_acts_within_50_ms_and_does_not_click()
    {
        await using var page = await mixer.OpenRecordedSong();
        await page.Solo("Guitar").ClickAsync();
        await page.Play.ClickAsync();
        await page.Until("() => Recorder.seconds() > 1.5 && Recorder.isLoud()");
        await page.Page.EvaluateAsync("() => Recorder.markNextClick()");
        await page.Mute("Guitar").ClickAsync();
        await page.Until("() => Recorder.seconds() > Recorder.marked / 44100 + 0.3");
        var heard = await page.Heard();
        var pressed = await page.Page.EvaluateAsync<int>("() => Recorder.marked");
        var silentFrom = Array.FindLastIndex(heard, sample => Math.Abs(sample) > 1e-4f) + 1;

        Assert.True(silentFrom > pressed && silentFrom < heard.Length - 1000);
        Assert.True((silentFrom - pressed) / Rate < LateSeconds, $"silent {1000 * (silentFrom - pressed) / Rate:0.0} ms after the click");
        // A click is a jump between neighbours; music that is faded out has smaller ones than music.
        Assert.True(LargestJump(heard.AsSpan(pressed..)) <= LargestJump(heard.AsSpan((pressed - (int)Rate)..pressed)), "clicks");

        page.AssertClean();
    }

    // On a machine with much to do the audio thread gets messages late.
    [Theory]
    [InlineData(0)]
    [InlineData(400)]
    public async Task Another_preset_takes_over_without_a_gap_or_a_click(int messageMilliseconds)
    {
        await using var page = await mixer.OpenRecordedSong();
        await DelayStarts(page, messageMilliseconds);
        await page.Play.ClickAsync();
        await page.Until("() => Recorder.seconds() > 1.5");
        await ChooseOtherPreset(page);
        var switched = await page.Page.EvaluateAsync<double>("() => Recorder.seconds()");
        await page.Page.WaitForFunctionAsync("(seconds) => Recorder.seconds() > seconds + 1.5", switched);
        var heard = await page.Heard();
        var song = (await page.Samples(await page.SongId(MixerProgram.Title), "mix")).Where((_, index) => index % 2 == 0).ToArray();

        // Both presets are the same: all that was heard is the song, whichever of them played it.
        const int Probe = 256;
        var start = Array.FindIndex(heard, sample => Math.Abs(sample) > 0.01f) + 2048;
        var shift = Enumerable.Range(0, start).First(frames =>
            LargestDifference(song[(start - frames)..(start - frames + Probe)], heard[start..(start + Probe)]) < Null);
        var end = Math.Min(heard.Length, song.Length + shift);
        var difference = LargestDifference(song[(start - shift)..(end - shift)], heard[start..end]);
        Assert.True(end / Rate > switched && difference < Null, $"differs by {difference}");

        page.AssertClean();
    }

    [Fact]
    public async Task What_is_muted_while_another_preset_is_awaited_stays_muted()
    {
        await using var page = await mixer.OpenRecordedSong();
        await DelayStarts(page, 1500);
        await page.Play.ClickAsync();
        await page.Until("() => Recorder.isLoud()");
        await ChooseOtherPreset(page);

        foreach (var title in new[] { "Bass", "Guitar", "Piano", "Residual" })
        {
            await page.Mute(title).ClickAsync();
        }

        await page.Until("() => window.started");
        var started = await page.Page.EvaluateAsync<double>("() => Recorder.seconds()");
        await page.Page.WaitForFunctionAsync("(seconds) => Recorder.seconds() > seconds + 0.8", started);
        var heard = await page.Heard();

        Assert.Equal("true", await page.Play.GetAttributeAsync("aria-pressed"));     // the song is not over
        Assert.Equal(0, heard[^4410..].Max(Math.Abs));

        page.AssertClean();
    }

    /// <summary>Lets the message that starts a player reach the audio thread late; <c>window.started</c> tells that it did.</summary>
    private static Task DelayStarts(MixerPage page, int milliseconds) => page.Page.EvaluateAsync(
        """
        (milliseconds) => {
            const post = MessagePort.prototype.postMessage;
            MessagePort.prototype.postMessage = function (message, ...rest) {
                const isStart = message?.type === 'startAt';
                setTimeout(() => {
                    post.call(this, message, ...rest);
                    window.started ||= isStart;
                }, isStart ? milliseconds : 0);
            };
        }
        """,
        milliseconds);

    private static Task ChooseOtherPreset(MixerPage page) => page.Page.RunAndWaitForRequestAsync(
        () => page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Preset" }).SelectOptionAsync(MixerProgram.OtherPreset),
        request => request.Url.Contains($"/{MixerProgram.OtherPreset}/stems/guitar/samples?", StringComparison.Ordinal));

    private static async Task<float[]> MixAsHeard(MixerPage page)
    {
        await page.Button("Export").ClickAsync();
        var menu = page.Page.Locator("#export-menu");
        var download = await page.Page.RunAndWaitForDownloadAsync(() => menu.GetByRole(AriaRole.Button, new() { Name = "Mix as heard" }).ClickAsync());
        var path = await download.PathAsync() + ".wav";
        await download.SaveAsAsync(path);
        using var reader = AudioReader.Open(path);
        var samples = new float[reader.Frames * reader.Format.Channels];
        Assert.Equal(reader.Frames, reader.Read(samples));
        return samples;
    }

    private static float LargestDifference(float[] expected, float[] actual) =>
        expected.Zip(actual, (a, b) => Math.Abs(a - b)).Append(expected.Length == actual.Length ? 0 : float.PositiveInfinity).Max();

    private static float LargestJump(ReadOnlySpan<float> samples)
    {
        var largest = 0f;

        for (var index = 1; index < samples.Length; index++)
        {
            largest = Math.Max(largest, Math.Abs(samples[index] - samples[index - 1]));
        }

        return largest;
    }
}
