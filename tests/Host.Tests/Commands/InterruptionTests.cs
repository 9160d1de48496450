using System.Diagnostics;
using WeakSep.Audio;
using WeakSep.Audio.Files;

namespace WeakSep.Host.Tests.Commands;

public sealed class InterruptionTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_signal_ends_a_render_with_code_130_and_leaves_nothing(bool ctrlC)
    {
        var input = _workspace.WriteSamples("long.wav", new AudioFormat(44100, 2), new float[44100 * 2 * 120], SampleEncoding.Pcm16);
        using var process = WeakSepProcess.Start(_workspace.Folder, "render", "-p", _workspace.Preset, "-o", _workspace.At("out"), input);
        var time = Stopwatch.StartNew();

        while (_workspace.FilesBelow("out").Length == 0 && process.IsRunning && time.Elapsed < Patience)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.NotEmpty(_workspace.FilesBelow("out"));

        if (ctrlC)
        {
            process.Interrupt();
        }
        else
        {
            process.Terminate();
        }

        var result = process.Wait();
        Assert.Equal(130, result.ExitCode);
        Assert.Contains("interrupted", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_workspace.At("out")));
    }

    [Fact]
    public void Files_that_were_there_survive_a_render_that_fails()
    {
        var input = _workspace.WriteAudio("song.flac", new AudioFormat(44100, 2), seconds: 2, SampleEncoding.Pcm16);
        Assert.Equal(0, _workspace.Render(input).ExitCode);
        var before = _workspace.FilesBelow("out").ToDictionary(path => path, File.ReadAllBytes);
        var bytes = File.ReadAllBytes(input);
        File.WriteAllBytes(input, bytes[..(bytes.Length / 2)]);

        Assert.Equal(1, _workspace.Render(input, "--overwrite").ExitCode);
        Assert.Equal(before.Keys.Order(), _workspace.FilesBelow("out").Order());
        Assert.All(before, file => Assert.Equal(file.Value, File.ReadAllBytes(file.Key)));
    }
}
