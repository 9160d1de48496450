using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using WeakSep.Host.Web;

namespace WeakSep.Host.Tests.Web;

public sealed class RenderApiTests(MixerHost host) : IClassFixture<MixerHost>
{
    // Sums of four floats below 1: a few units in the last place.
    private const double Rounding = 5e-7;

    private static readonly string[] Stems = ["bass", "guitar", "piano", "residual"];

    [Fact]
    public async Task Stems_and_residual_add_up_to_the_mix()
    {
        var song = await host.Upload("sum", seconds: 3);
        var render = await host.Separate(song);
        var mix = await host.Samples(song, "mix", 0, song.Frames);
        var sum = new double[mix.Length];

        foreach (var stem in Stems)
        {
            var samples = await host.Samples(song, stem, 0, song.Frames);

            // The toy's masks leave nothing but rounding.
            Assert.Equal(stem != "residual", samples.Any(sample => Math.Abs(sample) > 0.001));

            for (var index = 0; index < sum.Length; index++)
            {
                sum[index] += samples[index];
            }
        }

        Assert.Equal((RenderState.Done, song.Frames, song.Frames), (render.State, render.Frames, render.ReadyFrames));
        Assert.Equal(Stems, render.Stems.Select(stem => stem.Id));
        Assert.Equal(song.Frames * 2, mix.Length);
        Assert.All(Enumerable.Range(0, mix.Length), index => Assert.Equal(mix[index], sum[index], Rounding));
    }

    [Fact]
    public async Task Stems_are_those_of_the_command_line()
    {
        var song = await host.Upload("same", seconds: 2);
        await host.Separate(song);
        var result = host.Files.Render(host.Files.At("same.flac"), "--bits", "32");
        Assert.True(result.ExitCode == 0, result.Error);
        var expected = Workspace.Read(host.Files.At("out", "same", "guitar.wav"), out _);
        var found = await host.Samples(song, "guitar", 0, song.Frames);

        Assert.Equal(expected.Length, found.Length);
        Assert.All(Enumerable.Range(0, found.Length), index => Assert.Equal(expected[index], found[index], 1e-5));
    }

    [Fact]
    public async Task What_is_separated_can_be_heard_while_the_rest_is_on_its_way()
    {
        var song = await host.Upload("growing", seconds: 6);
        var told = new ConcurrentQueue<Render>();
        (long Ready, float[] Heard, float[] Last)? early = null;
        host.Server.Feed.Changed += Listen;
        await host.Separate(song);
        host.Server.Feed.Changed -= Listen;
        var (ready, heard, last) = early!.Value;
        var final = await host.Samples(song, "bass", 0, 1000);

        Assert.InRange(ready, 1000, song.Frames - 1);
        Assert.Equal(final, heard);
        Assert.Empty(last);
        Assert.Equal(
            [RenderState.Separating, RenderState.Transcribing, RenderState.Done],
            told.Select(render => render.State).Distinct());
        Assert.Equal(told.Select(render => render.ReadyFrames).Order(), told.Select(render => render.ReadyFrames));

        // Called on the thread that renders, which therefore waits until the first part was read.
        void Listen(Render render)
        {
            if (render.Song != song.Id)
            {
                return;
            }

            told.Enqueue(render);

            if (early is null && render.ReadyFrames > 0)
            {
                using var stems = new StoredStems(host.Server.Songs.RenderOf(song.Id, MixerHost.Preset));
                var (first, behind) = (new float[2000], new float[2000]);
                Assert.Equal(1000, stems.Read(0, 0, first));
                early = (stems.ReadyFrames, first, behind[..(stems.Read(0, stems.ReadyFrames, behind) * 2)]);
            }
        }
    }

    [Fact]
    public async Task A_render_that_waits_or_runs_is_not_begun_twice_and_can_be_cancelled()
    {
        var (running, waiting) = (await host.Upload("long", seconds: 30), await host.Upload("waiting"));
        using var first = await Put(running);
        using var second = await Put(waiting);
        using var again = await Put(waiting);
        var job = host.Server.Songs.RenderOf(waiting.Id, MixerHost.Preset);
        using var early = await host.Client.GetAsync($"/api/songs/{waiting.Id}/renders/toy/stems/bass/samples?from=0&frames=10");
        using var tooEarly = await host.Client.GetAsync($"/api/songs/{waiting.Id}/renders/toy/download/stems.zip");
        using var stopped = await host.Client.DeleteAsync($"/api/songs/{waiting.Id}/renders/toy");
        var atOnce = await host.RenderOf(waiting);
        using var end = await host.Client.DeleteAsync($"/api/songs/{running.Id}/renders/toy");
        var other = host.Server.Songs.RenderOf(running.Id, MixerHost.Preset);
        await other.Ended.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Same(job, host.Server.Songs.RenderOf(waiting.Id, MixerHost.Preset));
        await MixerHost.Refused(425, early, "so far");
        await MixerHost.Refused(409, tooEarly, "not separated yet");
        Assert.Equal(RenderState.Cancelled, atOnce!.State);
        Assert.Equal(RenderState.Cancelled, (await host.RenderOf(running))!.State);
        Assert.Empty(host.Files.FilesBelow("mixer", "songs", running.Id, "renders"));

        // It can begin anew, and be forgotten.
        Assert.Equal(RenderState.Done, (await host.Separate(waiting)).State);
        using var forgotten = await host.Client.DeleteAsync($"/api/songs/{waiting.Id}/renders/toy");
        Assert.Equal(HttpStatusCode.NoContent, forgotten.StatusCode);
        await MixerHost.Refused(404, await host.Client.GetAsync($"/api/songs/{waiting.Id}/renders/toy"));
        Assert.Empty(host.Files.FilesBelow("mixer", "songs", waiting.Id, "renders"));
    }

    [Fact]
    public async Task A_whole_render_survives_a_restart_and_a_part_of_one_is_made_anew()
    {
        var (whole, part) = (await host.Upload("whole"), await host.Upload("part"));
        await host.Separate(whole);
        var before = await host.Samples(whole, "bass", 0, 500);
        await host.Stop();
        var folder = Path.Combine(host.Folder, "songs", part.Id, "renders", "toy");
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, "bass.f32"), new byte[800], TestContext.Current.CancellationToken);
        await host.Start(host.Settings);

        Assert.Equal(RenderState.Done, (await host.RenderOf(whole))!.State);
        Assert.True((await host.RenderOf(whole))!.Notes);
        Assert.Equal(before, await host.Samples(whole, "bass", 0, 500));
        Assert.Equal("[]", await host.Client.GetStringAsync($"/api/songs/{part.Id}/renders"));
        Assert.Equal((RenderState.Done, part.Frames), ((await host.Separate(part)).State, (await host.RenderOf(part))!.ReadyFrames));
    }

    [Fact]
    public async Task A_render_without_its_notes_goes_on_with_them_and_keeps_its_stems()
    {
        var song = await host.Upload("notes");
        await host.Separate(song);
        await host.Stop();
        var folder = Path.Combine(host.Folder, "songs", song.Id, "renders", "toy");
        File.Delete(Path.Combine(folder, NoteLists.FileName));
        var written = File.GetLastWriteTimeUtc(Path.Combine(folder, "bass.f32"));
        await host.Start(host.Settings);

        Assert.False((await host.RenderOf(song))!.Notes);
        Assert.True((await host.Separate(song)).Notes);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(folder, "bass.f32")));
    }

    [Fact]
    public async Task Another_model_under_the_same_name_separates_anew()
    {
        var song = await host.Upload("model");
        await host.Separate(song);
        var facts = Path.Combine(host.Folder, "songs", song.Id, "renders", "toy", RenderFile.FileName);
        await host.Stop();
        var file = WebJson.Read(facts, WebJson.Default.RenderFile)!;
        WebJson.Write(facts, file with { ModelSha256 = new string('0', 64) }, WebJson.Default.RenderFile);
        await host.Start(host.Settings);
        await host.Separate(song);

        Assert.Equal(file, WebJson.Read(facts, WebJson.Default.RenderFile)! with { Stems = file.Stems });
    }

    [Fact]
    public async Task A_file_that_is_cut_off_fails_with_the_reason()
    {
        var song = await host.Upload("cut", seconds: 5);
        var audio = Path.Combine(host.Folder, "songs", song.Id, "audio");
        var bytes = await File.ReadAllBytesAsync(audio, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(audio, bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);
        var render = await host.Separate(song);

        Assert.Equal(RenderState.Failed, render.State);
        Assert.StartsWith("cut: ", render.Error, StringComparison.Ordinal);
        Assert.Equal(0, render.ReadyFrames);
        Assert.Empty(host.Files.FilesBelow("mixer", "songs", song.Id, "renders"));
    }

    [Fact]
    public async Task Notes_are_those_of_the_command_line()
    {
        var song = await host.Upload("heard");
        await host.Separate(song);
        var notes = await host.Client.GetFromJsonAsync($"/api/songs/{song.Id}/renders/toy/notes", WebJson.Default.NoteLists);
        var preset = Path.GetDirectoryName(host.Settings.Preset.ModelPath)!;
        var result = WeakSepProcess.Run(
            host.Files.Folder, "transcribe", host.Files.At("heard.flac"), "-o", host.Files.At("heard.mid"), "-p", preset, "--overwrite");
        Assert.True(result.ExitCode == 0, result.Error);
        var score = MidiScore.Files.MidiFileReader.Read(host.Files.At("heard.mid"));

        Assert.Equal(["bass", "guitar", "piano"], notes!.Instruments.Keys);
        Assert.Equal(score.NoteCount, notes.Instruments.Values.Sum(list => list.Count));
        Assert.True(score.NoteCount > 0);
        Assert.All(notes.Instruments.Values.SelectMany(list => list), note => Assert.True(note.Offset > note.Onset && note.Velocity is >= 1 and <= 127));
    }

    [Fact]
    public async Task Unknown_presets_and_stems_are_not_found()
    {
        var song = await host.Upload("unknown");
        await MixerHost.Refused(404, await host.Client.PutAsync($"/api/songs/{song.Id}/renders/nothing", content: null), "preset");
        await MixerHost.Refused(404, await host.Client.GetAsync($"/api/songs/{song.Id}/renders/toy"));
        await MixerHost.Refused(404, await host.Client.GetAsync($"/api/songs/{song.Id}/renders/toy/notes"));
        await host.Separate(song);
        await MixerHost.Refused(404, await host.Client.GetAsync($"/api/songs/{song.Id}/renders/toy/stems/drums/samples?from=0&frames=1"), "stem");
    }

    private Task<HttpResponseMessage> Put(Song song) => host.Client.PutAsync($"/api/songs/{song.Id}/renders/toy", content: null);
}
