using System.Text.Json;

namespace WeakSep.Host.Tests.Commands;

public sealed class BenchRenderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weaksep-bench-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_whole_path_and_the_model_alone_are_measured()
    {
        var file = Path.Combine(_folder, "bench.json");
        var result = WeakSepProcess.Run(_folder, "bench", "render", "--seconds", "3", "--threads", "1", "--provider", "cpu", "--json", file);
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var whole = json.RootElement.GetProperty("realTimeFactor").GetDouble();
        var model = json.RootElement.GetProperty("modelRealTimeFactor").GetDouble();

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("x real time", result.Output, StringComparison.Ordinal);
        Assert.True(whole > 0);
        Assert.True(model > whole, $"the model alone ran at {model}, the whole path at {whole} x real time");
    }

    [Theory]
    [InlineData("--seconds", "0")]
    [InlineData("--threads", "0")]
    [InlineData("--rate", "10")]
    public void What_cannot_be_measured_is_bad_usage(string option, string value)
    {
        var result = WeakSepProcess.Run(_folder, "bench", "render", option, value);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(option, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }
}
