namespace WeakSep.Host.Tests.Commands;

public sealed class HelpTests
{
    [Theory]
    [InlineData("render")]
    [InlineData("evaluate")]
    [InlineData("presets")]
    [InlineData("presets", "install")]
    [InlineData("score")]
    [InlineData("align")]
    [InlineData("dataset", "synth")]
    [InlineData("train")]
    [InlineData("export")]
    [InlineData("study")]
    [InlineData("bench")]
    [InlineData("bench", "live")]
    [InlineData("bench", "render")]
    [InlineData("bench", "train")]
    [InlineData("bench", "align")]
    [InlineData("bench", "mixer")]
    public void Every_command_has_help_with_an_example(params string[] command)
    {
        var result = WeakSepProcess.Run(Path.GetTempPath(), [.. command, "--help"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("weaksep " + string.Join(' ', command), result.Output.Split("Example:\n  ", 2)[1], StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public void Without_a_command_help_is_shown()
    {
        var result = WeakSepProcess.Run(Path.GetTempPath());

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("render <audio>", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_command_is_bad_usage()
    {
        var result = WeakSepProcess.Run(Path.GetTempPath(), "seperate");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("weaksep: ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }
}
