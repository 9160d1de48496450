using TorchSharp;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Mixed;
using WeakSep.Trainer.Recipes.Mixed;
using WeakSep.Trainer.Runs;

namespace WeakSep.Trainer.Tests.Recipes.Mixed;

public class MixedRecipeTests
{
    private static TrainingSettings Settings => TrackMaker.Settings with
    {
        Batch = 4,
        RemixBatch = 2,
        Augmentation = new AugmentationSettings { TailSeconds = 0.1 },
        Losses = new() { TranscribedClips = 1 },
        Schedule = new ScheduleSettings { LearningRate = 0.01, EpochSteps = 4, MaxSteps = 12, ValidationBatches = 2 },
    };

    [Fact]
    public void Songs_of_all_kinds_teach_one_separator()
    {
        torch.set_num_threads(1);
        using var maker = new TrackMaker();
        using var data = Data(maker);
        var reports = new List<TrainingProgress>();
        var folder = new RunFolder(maker.Folder("run"));
        new MixedRecipe().Run(new RunContext(Settings, data, folder, new Recorder(reports.Add), Resume: false), CancellationToken.None);
        var separator = reports.Where(report => report.Stage == "separator" && report.ValidationLoss is not null).ToList();

        Assert.Equal(["transcriptor", "separator"], reports.Select(report => report.Stage).Distinct());
        var terms = separator.SelectMany(report => report.Losses.Keys).ToHashSet();
        Assert.All(
            ["stems", "score", "c-mix", "h-mix", "frames", "frames-mix", "clips", "clips-mix", "solo-remix"], term => Assert.Contains(term, terms));
        Assert.True(separator[^1].ValidationLoss < separator[0].ValidationLoss);
        Assert.True(Checkpoint.Load(folder.LastCheckpoint("separator")).Constants["kappa"] > 0);
    }

    [Fact]
    public void Stems_alone_need_no_transcriptor()
    {
        torch.set_num_threads(1);
        using var maker = new TrackMaker();
        using var data = new TrainingData([Known(maker, "one", 0)], [Known(maker, "two", 0)]);
        var reports = new List<TrainingProgress>();
        var settings = Settings with { RemixBatch = 0 };
        new MixedRecipe().Run(
            new RunContext(settings, data, new RunFolder(maker.Folder("run")), new Recorder(reports.Add), Resume: false), CancellationToken.None);

        Assert.Equal(["separator"], reports.Select(report => report.Stage).Distinct());
        Assert.Equal(["loss", "stems"], reports[^1].Losses.Keys.Order());
    }

    [Fact]
    public void Scores_train_a_teacher_whatever_else_is_drawn()
    {
        torch.set_num_threads(1);
        using var maker = new TrackMaker();
        using var data = Data(maker);

        Assert.Contains("informed", LossesOf("all", new MixedSettings()));
        Assert.DoesNotContain("informed", LossesOf("some", new MixedSettings { Draw = { [Knowledge.Stems] = 1, [Knowledge.Clips] = 1 } }));

        HashSet<string> LossesOf(string run, MixedSettings mixed)
        {
            var reports = new List<TrainingProgress>();
            var settings = Settings with { Mixed = mixed, Losses = new() { TranscribedClips = 1, Informed = 1 } };
            new MixedRecipe().Run(
                new RunContext(settings, data, new RunFolder(maker.Folder(run)), new Recorder(reports.Add), Resume: false), CancellationToken.None);

            Assert.Equal(["transcriptor", "informed", "separator"], reports.Select(report => report.Stage).Distinct());
            return [.. reports.Where(report => report.Stage == "separator").SelectMany(report => report.Losses.Keys)];
        }
    }

    [Theory]
    [InlineData("transcriptor")]
    [InlineData("separator")]
    public void A_run_that_was_interrupted_goes_on_as_if_it_had_not_been(string stage)
    {
        torch.set_num_threads(1);
        using var maker = new TrackMaker();
        using var data = Data(maker);
        var whole = Train("whole", long.MaxValue);
        Train("parts", 6);
        var parts = Train("parts", long.MaxValue);

        Assert.Equal(File.ReadAllBytes(whole.LastCheckpoint("separator")), File.ReadAllBytes(parts.LastCheckpoint("separator")));

        RunFolder Train(string name, long stopAt)
        {
            using var stop = new CancellationTokenSource();
            var folder = new RunFolder(maker.Folder(name));
            var progress = new Recorder(report => StopAt(report, stopAt, stop));
            var run = Record.Exception(() => new MixedRecipe().Run(new RunContext(Settings, data, folder, progress, Resume: true), stop.Token));

            Assert.Equal(stopAt < long.MaxValue, run is OperationCanceledException);
            return folder;
        }

        void StopAt(TrainingProgress report, long step, CancellationTokenSource stop)
        {
            if (report.Stage == stage && report.Step >= step)
            {
                stop.Cancel();
            }
        }
    }

    [Fact]
    public void Remixes_are_made_of_stems_and_of_passages_that_labels_call_solo()
    {
        using var maker = new TrackMaker();
        using var data = Data(maker);
        var passages = SoloPassages.Find(data.Training, instruments: 2, tailFrames: 2, shortestFrames: 8);

        foreach (var track in data.Training.Where(track => track.Known.Labels != Knowledge.Clips || track.Known.HasSources))
        {
            Assert.All(passages, list => Assert.Contains(list, passage => passage.Track == track));
        }

        // Bass of the song that is known by its stems sounds to frame 47, within half a hop of 48, and dies away for two frames.
        Assert.Equal((0, 51), (passages[0][0].Start, passages[0][0].End));

        var batch = new BatchBuilder(Settings, data.Training, withSources: true).Training(0).Remix!;
        Assert.All(batch.Known, known => Assert.True(known.HasSources));
    }

    [Fact]
    public void Kinds_are_drawn_as_often_as_the_settings_say()
    {
        using var maker = new TrackMaker();
        using var data = Data(maker);
        var settings = Settings with { RemixBatch = 0, Mixed = new MixedSettings { Draw = { [Knowledge.Stems] = 3, [Knowledge.Clips] = 1 } } };
        var builder = new BatchBuilder(settings, data.Training, withSources: false);
        var drawn = Enumerable.Range(0, 100).SelectMany(step => builder.Training(step).Clips.Known).CountBy(known => known.Strongest).ToDictionary();

        Assert.Equal([Knowledge.Stems, Knowledge.Clips], drawn.Keys.Order());
        // 400 draws: 300 expected, standard deviation 8.7.
        Assert.InRange(drawn[Knowledge.Stems], 265, 335);

        var none = settings with { Mixed = new MixedSettings { Draw = { [Knowledge.Score] = 1 } } };
        Assert.Contains(
            "mixed.draw", Assert.Throws<TrainingDataException>(() => new BatchBuilder(none, [data.Training[0]], false).Training(0)).Message, StringComparison.Ordinal);
    }

    private static TrainingData Data(TrackMaker maker) => new(
        [.. Enumerable.Range(0, 4).Select(kind => Known(maker, $"t{kind}", kind))],
        [.. Enumerable.Range(0, 4).Select(kind => Known(maker, $"v{kind}", kind))]);

    /// <summary>A song of which as much is known as the kind says.</summary>
    private static TrainingTrack Known(TrackMaker maker, string name, int kind)
    {
        var track = maker.Make(name, "aab---cdbb--ab--", "--bbcc--aaaa--cc");

        var ofSources = CoarseRolls.OfSources(track.Sources!, track.Frames, TrackMaker.Hop);

        return kind switch
        {
            0 => new TrainingTrack(name, track.Mixture, track.Sources, ofSources, new(true, Knowledge.Frames)),
            1 => new TrainingTrack(name, track.Mixture, null, track.Rolls),
            2 => new TrainingTrack(name, track.Mixture, null, CoarseRolls.OfFrames(track.Rolls), new(false, Knowledge.Frames)),
            _ => new TrainingTrack(name, track.Mixture, null, CoarseRolls.OfClips(track.Rolls, Settings.ClipFrames), new(false, Knowledge.Clips)),
        };
    }

    private sealed class Recorder(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
