using System.Text.Json;
using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Host.Tests.Devices;

namespace WeakSep.Host.Tests.Live;

/// <summary>The program itself, playing live without a sound device.</summary>
public sealed class LiveCommandTests : IClassFixture<TinyLivePreset>, IDisposable
{
    private const double NullDb = -90;      // the design's promise for sources and residual against the mixture

    private static readonly string[] Members =
        ["time", "rate", "buffer", "latencySamples", "load", "lateBlocks", "xruns", "allocatedBytes", "gcPauseMs", "provider"];

    private readonly TinyLivePreset _preset;
    private readonly Workspace _workspace = new();

    public LiveCommandTests(TinyLivePreset preset) => _preset = preset;

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Statistics_come_as_json_and_the_latency_does_not_depend_on_the_block()
    {
        int[] buffers = [256, 64];
        var runs = buffers
            .Select(buffer => Start("--input", "null", "--seconds", "2", "--stats", "json", "--buffer", $"{buffer}"))
            .ToArray();

        foreach (var (buffer, run) in buffers.Zip(runs))
        {
            using var _ = run;
            var result = run.Wait();
            var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

            Assert.True(result.ExitCode == 0, result.Error);
            Assert.InRange(lines.Length, 1, 2);

            foreach (var line in lines)
            {
                using var json = JsonDocument.Parse(line);
                var root = json.RootElement;
                Assert.Equal(Members, root.EnumerateObject().Select(member => member.Name));
                Assert.Equal(44_100, root.GetProperty("rate").GetInt32());
                Assert.Equal(buffer, root.GetProperty("buffer").GetInt32());
                Assert.Equal(TinyLivePreset.LatencySamples, root.GetProperty("latencySamples").GetInt32());
                Assert.True(root.GetProperty("load").GetDouble() > 0);
                Assert.Equal("cpu", root.GetProperty("provider").GetString());
            }
        }
    }

    [Fact]
    public void Recordings_of_all_outputs_null_against_the_dry_one()
    {
        const int Rate = 44_100;
        var song = _workspace.WriteAudio("song.wav", new AudioFormat(Rate, 2), seconds: 20, SampleEncoding.Pcm24);
        var folder = _workspace.At("takes");
        using var run = Start("--input", "file:" + song, "--record", folder, "--seconds", "3");
        var result = run.Wait();

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("recorded into", result.Output, StringComparison.Ordinal);
        Assert.Equal(TinyLivePreset.Outputs.Select(name => name + ".wav").Order(), Directory.GetFiles(folder).Select(Path.GetFileName).Order());

        var takes = TinyLivePreset.Outputs.ToDictionary(name => name, name => Workspace.Read(Path.Combine(folder, name + ".wav"), out _));
        var dry = takes["dry"];
        Assert.All(takes.Values, take => Assert.Equal(dry.Length, take.Length));
        Assert.InRange(dry.Length, Rate / 2, 2 * 4 * Rate);
        Assert.Contains(dry, sample => Math.Abs(sample) > 0.05f);
        Assert.All(TinyLivePreset.Sources, source => Assert.Contains(takes[source], sample => Math.Abs(sample) > 0.01f));

        var (error, power) = (0.0, 0.0);

        for (var index = 0; index < dry.Length; index++)
        {
            var sum = takes["bass"][index] + takes["guitar"][index] + takes["residual"][index];
            error += Math.Pow(sum - dry[index], 2);
            power += Math.Pow(dry[index], 2);
        }

        Assert.True(10 * Math.Log10(error / dry.Length) < NullDb);
        Assert.True(power > error);
    }

    [Theory]
    [InlineData("nowhere", "'nowhere' is no sound device")]
    [InlineData("file:nowhere.wav", "nowhere.wav")]
    public void A_wrong_device_is_one_line_and_code_1(string input, string reason)
    {
        using var run = Start("--input", input);
        var result = run.Wait();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(reason, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_signal_ends_a_session_well_and_keeps_its_recordings()
    {
        var folder = _workspace.At("takes");
        using var run = Start("--input", "null", "--record", folder, "--stats", "json");
        Assert.True(Patience.Until(() => run.Output.Length > 0 || !run.IsRunning));

        run.Interrupt();
        var result = run.Wait();

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(TinyLivePreset.Outputs.Select(name => name + ".wav").Order(), _workspace.FilesBelow("takes").Select(Path.GetFileName).Order());
        Assert.All(_workspace.FilesBelow("takes"), path => Assert.NotEmpty(Workspace.Read(path, out _)));
    }

    [Fact]
    public void A_bench_gives_all_figures()
    {
        var file = _workspace.At("bench.json");
        using var run = WeakSepProcess.Start(
            _workspace.Folder, "bench", "live", "-p", _preset.Preset, "--seconds", "1", "--json", file);
        var result = run.Wait();

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("back to back", result.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var root = json.RootElement;
        Assert.Equal(TinyLivePreset.LatencySamples, root.GetProperty("latencySamples").GetInt32());
        Assert.Equal(256, root.GetProperty("hop").GetInt32());
        Assert.True(root.GetProperty("blockRatio").GetDouble() > 0);
        var counts = new List<long>();

        foreach (var way in new[] { "paced", "backToBack" })
        {
            var figures = root.GetProperty(way);
            Assert.True(figures.GetProperty("load").GetProperty("together").GetDouble() > 0);

            foreach (var work in new[] { "blockMs", "modelMs", "responseMs" })
            {
                double[] durations = [.. new[] { "p50", "p90", "p99", "p999", "p9999", "longest" }
                    .Select(share => figures.GetProperty(work).GetProperty(share).GetDouble())];
                Assert.True(durations[0] > 0);
                Assert.Equal(durations.Order(), durations);
                counts.Add(figures.GetProperty(work).GetProperty("count").GetInt64());
            }
        }

        // A hop is a block here: as many frames as blocks, and as many one way as the other.
        Assert.Single(counts.Distinct());
        Assert.True(counts[0] > 0);
    }

    private WeakSepProcess Start(params string[] arguments) =>
        WeakSepProcess.Start(_workspace.Folder, ["live", "-p", _preset.Preset, .. arguments]);
}
