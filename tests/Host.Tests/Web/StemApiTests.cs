using System.Buffers.Binary;
using System.Globalization;
using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Host.Web;

namespace WeakSep.Host.Tests.Web;

public sealed class StemApiTests(MixerHost host) : IClassFixture<MixerHost>
{
    [Fact]
    public async Task The_mix_can_be_heard_before_anything_is_separated()
    {
        var song = await host.Upload("at once");
        var expected = Workspace.Read(host.Files.At("at once.flac"), out _);

        Assert.Equal(expected[2000..4000], await host.Samples(song, "mix", 1000, 1000));
        Assert.Equal(expected[^200..], await host.Samples(song, "mix", song.Frames - 100, 1000));
        Assert.Empty(await host.Samples(song, "mix", song.Frames, 1000));
        Assert.Empty(await host.Samples(song, "mix", long.MaxValue - 5, 1000));
    }

    [Fact]
    public async Task Samples_come_as_16_bits_when_asked_for()
    {
        var path = host.Files.WriteSamples("loud.wav", new AudioFormat(8000, 1), [0.5f, -2f, 2f, 0.3f / 32768, -0.7f / 32768], SampleEncoding.Float32);
        var song = await Open(path);
        var bytes = await host.Client.GetByteArrayAsync($"{Stem(song, "mix")}/samples?from=0&frames=5&bits=16");

        Assert.Equal(
            [16384, short.MinValue, short.MaxValue, 0, -1],
            Enumerable.Range(0, 5).Select(index => BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(2 * index))));
    }

    [Theory]
    [InlineData("from=-1&frames=10")]
    [InlineData("from=0&frames=0")]
    [InlineData("from=0&frames=441001")]
    [InlineData("from=0&frames=10&bits=24")]
    [InlineData("from=a&frames=10")]
    [InlineData("from=0")]
    [InlineData("from=99999999999999999999&frames=1")]
    public async Task Samples_that_cannot_be_meant_are_refused(string query)
    {
        var song = await host.Upload("refused");
        await MixerHost.Refused(400, await host.Client.GetAsync($"{Stem(song, "mix")}/samples?{query}"));
    }

    [Theory]
    [InlineData(0, 3, 7)]               // from the pyramid
    [InlineData(0.31, 2.9, 100)]
    [InlineData(1, 1.01, 50)]           // from samples
    [InlineData(2.9999, 3, 100)]        // columns narrower than a sample
    public async Task A_waveform_holds_the_lowest_and_highest_sample_of_each_column(double from, double to, int columns)
    {
        var song = await host.Upload("peaks", seconds: 3);
        await host.Separate(song);
        var samples = await host.Samples(song, "piano", 0, song.Frames);
        var (pairs, ready) = await Peaks(song, "piano", from, to, columns);
        var width = (to - from) * song.SampleRate / columns;

        // Columns of the pyramid may take a step more on either side; never less than their own samples.
        var slack = width < 256 ? 0 : 256 * (int)Math.Pow(4, Math.Floor(Math.Log(width / 256, 4)));

        Assert.Equal(3, ready, 1e-3);
        Assert.All(Enumerable.Range(0, columns), column =>
        {
            var first = (int)((from * song.SampleRate) + (column * width));
            var end = Math.Max(first + 1, (int)Math.Ceiling((from * song.SampleRate) + ((column + 1) * width)));
            var inner = Extremes(samples, first, end);
            var outer = Extremes(samples, first - slack, end + slack);
            Assert.InRange(pairs[2 * column] / 127.0, outer.Lowest - 0.01, inner.Lowest + 0.001);
            Assert.InRange(pairs[(2 * column) + 1] / 127.0, inner.Highest - 0.001, outer.Highest + 0.01);
        });
    }

    [Fact]
    public async Task What_is_not_rendered_is_drawn_as_silence()
    {
        var (running, song) = (await host.Upload("runs", seconds: 30), await host.Upload("waits"));
        using var first = await host.Client.PutAsync($"/api/songs/{running.Id}/renders/toy", content: null);
        using var second = await host.Client.PutAsync($"/api/songs/{song.Id}/renders/toy", content: null);
        var (pairs, ready) = await Peaks(song, "bass", 0, 2, 20);
        var levels = await host.Client.GetByteArrayAsync($"{Stem(song, "bass")}/spectrogram?from=0&to=2&columns=5&rows=4");
        using var stop = await host.Client.DeleteAsync($"/api/songs/{song.Id}/renders/toy");
        using var stopFirst = await host.Client.DeleteAsync($"/api/songs/{running.Id}/renders/toy");

        Assert.Equal((0.0, 40), (ready, pairs.Length));
        Assert.All(pairs, value => Assert.Equal(0, value));
        Assert.Equal(new byte[20], levels);
    }

    [Theory]
    [InlineData(440, -6)]
    [InlineData(5000, -40)]
    public async Task A_tone_is_drawn_in_its_row_at_its_level(double hertz, double decibels)
    {
        const int Rows = 64;
        var amplitude = (float)Math.Pow(10, decibels / 20);
        float[] tone = [.. Enumerable.Range(0, 44100).Select(index => amplitude * (float)Math.Sin(2 * Math.PI * hertz * index / 44100))];
        var song = await Open(host.Files.WriteSamples($"tone{hertz}.wav", new AudioFormat(44100, 1), tone, SampleEncoding.Float32));
        await Decoded(song);
        var levels = await host.Client.GetByteArrayAsync($"{Stem(song, "mix")}/spectrogram?from=0.2&to=0.8&columns=3&rows={Rows}");
        var row = (int)(Rows * Math.Log(hertz / 40) / Math.Log(16000 / 40.0));

        Assert.Equal(3 * Rows, levels.Length);
        Assert.All(Enumerable.Range(0, 3), column =>
        {
            var own = levels.AsSpan(column * Rows, Rows);
            var loudest = own.IndexOf(own.ToArray().Max());
            Assert.InRange(loudest, row - 1, row + 1);

            // Between bins a Hann window loses up to 1.4 dB.
            Assert.InRange((own[loudest] / 255.0 * 96) - 96, decibels - 1.7, decibels + 0.3);
        });
    }

    [Theory]
    [InlineData("peaks?from=0&to=1&columns=4097")]
    [InlineData("peaks?from=0&to=1&columns=0")]
    [InlineData("peaks?from=NaN&to=1&columns=5")]
    [InlineData("peaks?from=0&to=Infinity&columns=5")]
    [InlineData("peaks?from=1&to=1&columns=5")]
    [InlineData("peaks?from=0&to=1e300&columns=5")]
    [InlineData("spectrogram?from=0&to=1&columns=2049&rows=4")]
    [InlineData("spectrogram?from=0&to=1&columns=4&rows=129")]
    [InlineData("spectrogram?from=0&to=1&columns=4&rows=0")]
    [InlineData("spectrogram?from=0&to=1&columns=4")]
    public async Task Drawings_that_no_screen_holds_are_refused(string query)
    {
        var song = await host.Upload("drawn");
        await MixerHost.Refused(400, await host.Client.GetAsync($"{Stem(song, "mix")}/{query}"));
    }

    [Fact]
    public async Task Places_behind_the_end_are_empty()
    {
        var song = await host.Upload("end");
        await Decoded(song);
        var (pairs, _) = await Peaks(song, "mix", 100, 200, 10);
        var fine = await Peaks(song, "mix", 100, 100.001, 10);

        Assert.All(pairs.Concat(fine.Pairs), value => Assert.Equal(0, value));
    }

    private static string Stem(Song song, string stem) => $"/api/songs/{song.Id}/renders/toy/stems/{stem}";

    private static (double Lowest, double Highest) Extremes(float[] stereo, int first, int end)
    {
        var part = stereo[(2 * Math.Max(0, first))..(2 * Math.Min(stereo.Length / 2, end))];
        return (part.Min(), part.Max());
    }

    private async Task<Song> Open(string path)
    {
        using var body = new ByteArrayContent(await File.ReadAllBytesAsync(path));
        using var answer = await host.Client.PostAsync($"/api/songs?name={Path.GetFileName(path)}", body);
        return System.Text.Json.JsonSerializer.Deserialize(await answer.Content.ReadAsByteArrayAsync(), WebJson.Default.Song)!;
    }

    /// <summary>Waits until the song is decoded in the background.</summary>
    private async Task Decoded(Song song)
    {
        while ((await Peaks(song, "mix", 0, 1, 1)).Ready < song.Seconds - 0.001)
        {
            await Task.Delay(10);
        }
    }

    private async Task<(sbyte[] Pairs, double Ready)> Peaks(Song song, string stem, double from, double to, int columns)
    {
        using var answer = await host.Client.GetAsync(
            string.Create(CultureInfo.InvariantCulture, $"{Stem(song, stem)}/peaks?from={from}&to={to}&columns={columns}"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        return ([.. bytes.Select(value => (sbyte)value)], double.Parse(answer.Headers.GetValues("X-Ready-Seconds").Single(), CultureInfo.InvariantCulture));
    }
}
