using TorchSharp;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes;
using WeakSep.Trainer.Recipes.Score;
using WeakSep.Trainer.Recipes.Supervised;
using WeakSep.Trainer.Runs;

namespace WeakSep.Trainer.Tests.Golden;

/// <summary>The recipe "score" from a folder on disk to two trained networks.</summary>
public class ScoreRecipeTests
{
    private const string Tiny = """
        seed: 5
        sampleRate: 8000
        window: 512
        hop: 250
        clipFrames: 32
        batch: 4
        separator: {bottleneck: 12, hidden: 16, skip: 12, repeats: 1, blocksPerRepeat: 3}
        transcriptor: {bottleneck: 12, hidden: 16, skip: 12, repeats: 1, blocksPerRepeat: 3}
        schedule: {learningRate: 0.01, maxSteps: 36, epochSteps: 12, validationBatches: 2}
        """;

    [Fact]
    public void Scores_and_mixes_alone_train_both_networks()
    {
        torch.set_num_threads(1);
        using var set = new SineDataSet();
        var settings = SettingsFile.Parse(Tiny, "tiny.yaml");
        var folder = new RunFolder(Path.Combine(set.Folder, "run"));
        var reports = Train(settings, set.Folder, folder, resume: false);

        foreach (var stage in new[] { "transcriptor", "separator" })
        {
            var losses = reports.Where(report => report.Stage == stage && report.ValidationLoss is not null)
                .Select(report => report.ValidationLoss!.Value)
                .ToList();

            Assert.Equal(3, losses.Count);
            Assert.True(losses[^1] < 0.95 * losses[0], $"{stage}: validation loss went from {losses[0]} to {losses[^1]}");
            Assert.True(Checkpoint.Load(folder.LastCheckpoint(stage)).State is { Done: true, Step: 36 });
        }

        using var separator = new Separator(settings.Separator, settings.Bins, settings.Instruments.Length);
        Checkpoint.Load(folder.BestCheckpoint("separator")).CopyTo(separator);
        using var transcriptor = new Transcriptor(settings.Transcriptor, settings.Bins, settings.Instruments.Length);
        Checkpoint.Load(folder.BestCheckpoint("transcriptor")).CopyTo(transcriptor);

        var before = File.ReadAllBytes(folder.LastCheckpoint("separator"));
        Assert.Empty(Train(settings, set.Folder, folder, resume: true));
        Assert.Equal(before, File.ReadAllBytes(folder.LastCheckpoint("separator")));
    }

    [Fact]
    public void A_separator_that_is_told_the_score_teaches_the_one_that_is_not()
    {
        torch.set_num_threads(1);
        using var maker = new TrackMaker();
        using var data = new TrainingData(
            [maker.Make("one", "aab---cdbb--", "--bbcc--aaaa"), maker.Make("two", "c--cba--bb-a", "dd----cc--ab")],
            [maker.Make("three", "abb---cdaa--", "--ccbb--bbaa")]);
        var network = TrackMaker.Settings.Separator with { Order = TcnBlockOrder.FilterFirst, Input = MagnitudeScale.Compressed };
        var settings = TrackMaker.Settings with
        {
            RemixBatch = 2,
            Separator = network,
            Informed = network,
            Losses = new ScoreLossSettings { Informed = 1, TranscribedClips = 1, Distance = SourceDistance.Logarithmic },
            Augmentation = new AugmentationSettings { TailSeconds = 0.1 },
            Schedule = new ScheduleSettings { LearningRate = 0.01, MaxSteps = 60, EpochSteps = 20, ValidationBatches = 2 },
        };
        var reports = new List<TrainingProgress>();
        var folder = new RunFolder(maker.Folder("run"));
        new ScoreRecipe().Run(
            new RunContext(settings, data, folder, new Recorder(reports), Resume: false), CancellationToken.None);
        var informed = reports.Where(report => report.Stage == "informed" && report.ValidationLoss is not null).ToList();
        var taught = reports.Where(report => report.Stage == "separator" && report.ValidationLoss is not null).ToList();

        Assert.Equal(["transcriptor", "informed", "separator"], reports.Select(report => report.Stage).Distinct());
        Assert.True(informed[^1].ValidationLoss < informed[0].ValidationLoss);
        // -0.5 stands for an error of 3 dB below the sources, soft floor included; silence would give 0.
        Assert.InRange(informed[^1].ValidationLoss!.Value, -2.5, -0.5);
        Assert.All(taught, report => Assert.Contains("informed", report.Losses.Keys));
        Assert.True(taught[^1].Losses["informed"] < taught[0].Losses["informed"]);
    }

    [Fact]
    public void A_recipe_for_stems_names_the_stem_that_is_missing()
    {
        using var set = new SineDataSet();

        AssertNamesStem(set, "S00.flac", withSources: new SupervisedRecipe().NeedsSources);
    }

    [Fact]
    public void A_mix_that_holds_drums_does_not_do_without_stems()
    {
        using var set = new SineDataSet(withDrums: true);

        AssertNamesStem(set, ".flac", withSources: new ScoreRecipe().NeedsSources);
    }

    private static void AssertNamesStem(SineDataSet set, string file, bool withSources)
    {
        var failure = Assert.Throws<TrainingDataException>(() => new TrackLoader(SettingsFile.Parse(Tiny, "tiny.yaml"))
            .Load(set.Folder, withSources, progress: null, CancellationToken.None));

        Assert.Contains(Path.Combine("stems", "S"), failure.Message, StringComparison.Ordinal);
        Assert.Contains(file, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    private static List<TrainingProgress> Train(TrainingSettings settings, string data, RunFolder folder, bool resume)
    {
        var recipe = new ScoreRecipe();
        var reports = new List<TrainingProgress>();
        using var tracks = new TrackLoader(settings).Load(data, recipe.NeedsSources, progress: null, CancellationToken.None);
        recipe.Run(new RunContext(settings, tracks, folder, new Recorder(reports), resume), CancellationToken.None);

        return reports;
    }

    private sealed class Recorder(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }
}
