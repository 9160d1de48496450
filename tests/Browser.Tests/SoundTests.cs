using Microsoft.Playwright;
using WeakSep.Audio.Files;

namespace WeakSep.Browser.Tests;

/// <summary>What the page sounds like, measured.</summary>
public sealed class SoundTests(MixerProgram mixer)
{
    private const float Rounding = 2e-6f;       // sums of four floats below 1, in another order
    private const double LateSeconds = 0.05;    // a mute that comes later is felt

    // Everything that reaches the loudspeakers is also recorded, with the moment at which a button was pressed.
    private const string Recorder =
        """
        {
            const connect = AudioNode.prototype.connect;
            window.heard = [];
            AudioNode.prototype.connect = function (target, ...rest) {
                if (target instanceof AudioDestinationNode && this.context instanceof AudioContext) {
                    const tap = this.context.createScriptProcessor(1024, 2, 2);
                    tap.onaudioprocess = (event) => window.heard.push(Array.from(event.inputBuffer.getChannelData(0)));
                    connect.call(this, tap);
                    connect.call(tap, target);
                }
                return connect.call(this, target, ...rest);
            };
            window.pressed = -1;
            document.addEventListener('click', (event) => {
                if (event.target.closest?.('.strip .mute')) {
                    window.pressed = window.heard.length * 1024;
                }
            }, true);
        }
        """;

    [Fact]
    public async Task The_mix_with_all_faders_at_0_dB_is_the_song()
    {
        await using var page = await mixer.OpenSong();
        var heard = await MixAsHeard(page);
        var song = await page.Samples(await page.SongId(MixerProgram.Title), "mix");

        Assert.Equal(song.Length, heard.Length);
        Assert.True(LargestDifference(song, heard) < 2e-4, $"differs by {LargestDifference(song, heard)}");

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
        await using var page = await mixer.OpenSong(Recorder);
        page.Expected = "ScriptProcessorNode";
        await page.Solo("Guitar").ClickAsync();
        await page.Play.ClickAsync();
        await page.Until("() => window.heard.length > 60 && Math.max(...window.heard.at(-1)) > 0.02");
        await page.Mute("Guitar").ClickAsync();
        await page.Page.WaitForTimeoutAsync(300);
        var heard = (await page.Page.EvaluateAsync<float[][]>("() => window.heard")).SelectMany(block => block).ToArray();
        var pressed = await page.Page.EvaluateAsync<int>("() => window.pressed");
        var silentFrom = Array.FindLastIndex(heard, sample => Math.Abs(sample) > 1e-4f) + 1;

        Assert.True(pressed > 0 && silentFrom < heard.Length - 1000);
        Assert.True((silentFrom - pressed) / 44_100.0 < LateSeconds, $"silent {(silentFrom - pressed) / 44.1:0.0} ms after the click");
        // A click is a jump between neighbours; music that is faded out has smaller ones than music.
        var before = LargestJump(heard.AsSpan(Math.Max(0, pressed - 44_100)..pressed));
        Assert.True(LargestJump(heard.AsSpan(pressed..)) <= before, "clicks");

        page.AssertClean();
    }

    [Fact]
    public async Task Another_preset_takes_over_without_a_gap_or_a_click()
    {
        await using var page = await mixer.OpenSong(Recorder);
        page.Expected = "ScriptProcessorNode";
        await page.Play.ClickAsync();
        await page.Until("() => window.heard.length > 60");
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Preset" }).SelectOptionAsync(MixerProgram.OtherPreset);
        await page.Page.WaitForRequestAsync(request => request.Url.Contains($"/{MixerProgram.OtherPreset}/stems/guitar/samples?", StringComparison.Ordinal));
        var switched = await page.Page.EvaluateAsync<int>("() => window.heard.length");
        await page.Page.WaitForFunctionAsync("(blocks) => window.heard.length > blocks + 60", switched);
        var heard = (await page.Page.EvaluateAsync<float[][]>("() => window.heard")).SelectMany(block => block).ToArray();
        var song = (await page.Samples(await page.SongId(MixerProgram.Title), "mix")).Where((_, index) => index % 2 == 0).ToArray();

        // Both presets are the same: all that was heard is the song, from its first sample on.
        var start = Array.FindIndex(heard, sample => Math.Abs(sample) > 0.01f) + 2048;
        var shift = Enumerable.Range(0, start).First(shift => LargestDifference(song[(start - shift)..(start - shift + 64)], heard[start..(start + 64)]) < 2e-4f);
        var end = Math.Min(heard.Length, song.Length + shift);
        Assert.True(end > switched * 1024);
        Assert.True(LargestDifference(song[(start - shift)..(end - shift)], heard[start..end]) < 2e-3f);

        page.AssertClean();
    }

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
