using System.Globalization;
using System.Text.RegularExpressions;

namespace WeakSep.Host.Tests.Commands;

public sealed partial class BenchTrainTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void It_times_training_steps_of_the_settings()
    {
        File.WriteAllText(
            _workspace.At("tiny.yaml"),
            "window: 512\nhop: 128\nclipFrames: 16\nbatch: 3\nseparator: {bottleneck: 8, hidden: 8, skip: 8, repeats: 1, blocksPerRepeat: 2}");
        var result = WeakSepProcess.Run(_workspace.Folder, ["bench", "train", "--config", "tiny.yaml", "--seconds", "0.2", "--threads", "1"]);
        Assert.Equal(0, result.ExitCode);
        var line = Line().Match(result.Output);

        Assert.True(line.Success, result.Output);
        var (step, rate) = (Number(1), Number(2));
        Assert.Equal(3 / (step / 1000), rate, 0.1 * rate);

        double Number(int group) => double.Parse(line.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Times_and_threads_out_of_range_are_bad_usage()
    {
        Assert.Equal(2, WeakSepProcess.Run(_workspace.Folder, ["bench", "train", "--seconds", "0"]).ExitCode);
        Assert.Equal(2, WeakSepProcess.Run(_workspace.Folder, ["bench", "train", "--threads", "0"]).ExitCode);
    }

    [GeneratedRegex(@"1 threads, batch of 3 x 16 frames: ([\d.]+) ms a step, ([\d.]+) clips/s")]
    private static partial Regex Line();
}
