using WeakSep.Trainer;
using WeakSep.Trainer.Networks;

namespace WeakSep.Host.Tests.Live;

/// <summary>A preset with a causal network that was never trained, on the grid of those that are played live.</summary>
public sealed class TinyLivePreset : IDisposable
{
    /// <summary>How late it is at 44.1 and 48 kHz, whatever the block size up to a hop: a synthesis window of 512 samples.</summary>
    public const int LatencySamples = 512;

    public TinyLivePreset()
    {
        var settings = new TrainingSettings
        {
            Instruments = [.. Sources],
            SampleRate = 22_050,
            Window = 2048,
            Hop = 768,
            Interleave = 6,
            SynthesisWindow = 256,
            Separator = new TcnSettings
            {
                Bottleneck = 6,
                Hidden = 10,
                Skip = 5,
                Repeats = 1,
                BlocksPerRepeat = 2,
                Order = TcnBlockOrder.FilterFirst,
                Causal = true,
            },
        };
        Preset = Path.Combine(Folder, "tiny-live");
        var result = WeakSepProcess.Run(Folder, "export", "--checkpoint", UntrainedModel.Save(settings, Folder), "--out", Preset);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    /// <summary>What it separates.</summary>
    public static IReadOnlyList<string> Sources { get; } = ["bass", "guitar"];

    /// <summary>Every output that it gives live.</summary>
    public static IReadOnlyList<string> Outputs { get; } = [.. Sources, "residual", "dry"];

    /// <summary>A folder for the tests of a class.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("weaksep-tiny-").FullName;

    /// <summary>The preset's folder.</summary>
    public string Preset { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
