using System.Text.Json;
using WeakSep.Host.Tests.Live;

namespace WeakSep.Host.Tests.Mixing;

/// <summary>The program itself: a mixer that plays live, and a client that moves its faders.</summary>
public sealed class BenchMixerTests : IClassFixture<TinyLivePreset>
{
    private readonly TinyLivePreset _preset;

    public BenchMixerTests(TinyLivePreset preset) => _preset = preset;

    [Fact]
    public void A_mixer_is_measured_alone_and_with_a_client()
    {
        var result = WeakSepProcess.Run(_preset.Folder, "bench", "mixer", "-p", _preset.Preset, "--seconds", "0.5", "--json", "mixer.json");
        Assert.True(result.ExitCode == 0, result.Error);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_preset.Folder, "mixer.json")));
        var (alone, watched) = (json.RootElement.GetProperty("alone"), json.RootElement.GetProperty("watched"));

        Assert.True(alone.GetProperty("seconds").GetDouble() >= 0.5);
        Assert.True(alone.GetProperty("load").GetDouble() > 0);
        Assert.Equal(0, alone.GetProperty("messages").GetInt64());
        Assert.True(watched.GetProperty("messages").GetInt64() > 0);
        Assert.Contains("with a client", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preset_that_is_not_there_ends_it_in_one_line()
    {
        var result = WeakSepProcess.Run(_preset.Folder, "bench", "mixer", "-p", "no-such-preset");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("no-such-preset", Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
