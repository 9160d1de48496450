using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Trainer.Data.Labels;
using WeakSep.Trainer.Data.Labels.Mixtures;

namespace WeakSep.Host.Tests.Commands;

public sealed class DatasetEventsTests : IDisposable
{
    private const double PublishedTolerance = 0.02;     // the specification's

    private static readonly string[] Classes = ["car_horn", "dog_bark", "gun_shot", "jackhammer", "siren"];

    private readonly string _folder = Directory.CreateTempSubdirectory("weaksep-events-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Recordings_are_made_inspected_and_mixed_with_the_published_priors()
    {
        var made = WeakSepProcess.Run(_folder, "dataset", "events", "--out", "events", "--per-class", "50", "--rate", "8000");
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Contains("250 recordings", made.Output, StringComparison.Ordinal);
        var inspected = WeakSepProcess.Run(_folder, "dataset", "inspect", "events");
        Assert.True(inspected.ExitCode == 0, inspected.Output + inspected.Error);
        Assert.Contains("events: 250 recordings", inspected.Output, StringComparison.Ordinal);
        Assert.Contains("fold10", inspected.Output, StringComparison.Ordinal);

        var data = LabelFolder.Read(Path.Combine(_folder, "events"), new LabelReadSettings { Classes = Classes });
        data.ThrowIfUnusable();
        var (training, validation, test) = LabelSplits.Divide(data.Recordings);
        Assert.Equal((150, 50, 50), (training.Count, validation.Count, test.Count));
        var shape = new ClipShape(new Audio.Spectral.StftGrid(8000, 256, 64), 32000);
        var settings = new EventMixtureSettings();
        var bank = EventBank.Load(training, Classes, 8000, settings, null, CancellationToken.None);
        AssertPriors([0.26, 0.36, 0.27, 0.40, 0.40], new EventMixtures(bank, shape, settings));
        AssertPriors([0.44, 0.57, 0.45, 0.62, 0.63], new EventMixtures(bank, shape, settings with { Density = 10 }));
        Assert.Contains(new EventMixtures(bank, shape, settings).Clip(0).Mixture, sample => Math.Abs(sample) > 0.001f);
    }

    [Fact]
    public void A_bad_label_is_named_and_fails_the_inspection()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "own"));
        File.WriteAllText(Path.Combine(_folder, "own", "labels.tsv"), "filename\tonset\toffset\tevent_label\r\na.wav\t0\t1\tsiren\r\n");
        var inspected = WeakSepProcess.Run(_folder, "dataset", "inspect", "own");
        Assert.Equal(1, inspected.ExitCode);
        Assert.Contains("labels.tsv: line 2: a.wav: no such audio", inspected.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Songs_of_musdb_are_counted()
    {
        foreach (var name in (string[])["mixture", "bass", "drums", "vocals"])
        {
            using var writer = AudioWriter.Create(Path.Combine(_folder, "musdb", "train", "Leaf - Summerghost", name + ".wav"), new AudioFormat(8000, 2), SampleEncoding.Pcm16);
            writer.Write(new float[16000]);
            writer.Commit();
        }

        var inspected = WeakSepProcess.Run(_folder, "dataset", "inspect", "musdb");
        Assert.True(inspected.ExitCode == 0, inspected.Error);
        Assert.Contains("validation: 1 songs, 0.00 h", inspected.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_recordings_for_the_folds_are_bad_usage()
    {
        var made = WeakSepProcess.Run(_folder, "dataset", "events", "--out", "events", "--per-class", "3");
        Assert.Equal(2, made.ExitCode);
        Assert.Contains("--per-class is 3; expected 10 to", Assert.Single(made.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "events")));
    }

    private static void AssertPriors(double[] published, EventMixtures source) => Assert.All(
        published.Zip(LabelStatistics.Measure(source, 5000).FramePriors), pair => Assert.Equal(pair.First, pair.Second, PublishedTolerance));
}
