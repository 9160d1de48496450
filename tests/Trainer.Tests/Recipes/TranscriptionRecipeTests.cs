using TorchSharp;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Export;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes;
using WeakSep.Trainer.Recipes.Score;
using WeakSep.Trainer.Runs;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Tests.Recipes;

/// <summary>A transcriptor that learns from what a finished separator leaves.</summary>
public class TranscriptionRecipeTests
{
    private static readonly double[] Rates = [0.4, 0.7];

    [Fact]
    public void The_loss_is_that_of_each_part_in_its_own_source()
    {
        using var maker = new TrackMaker();
        using var data = maker.Data();
        using var scope = NewDisposeScope();
        random.manual_seed(3);
        var (separator, transcriptor) = Networks();
        using var stage = new SourceTranscriptorStage(transcriptor, separator, new ScoreLossSettings(), Rates);
        var batch = Batch(data);
        var terms = stage.Losses(batch);

        // Worked out source by source, instrument by instrument.
        var parts = Enumerable.Range(0, 2).Select(source =>
        {
            var mask = separator.call(batch.Clips.Mixture).select(1, source);
            return transcriptor.call(mask * batch.Clips.Mixture).select(1, source);
        });
        var logits = stack(parts, 1);
        var roll = batch.Clips.Roll;
        var weights = TranscriptionLosses.Weights(roll, Rates);

        Assert.Equal(["score", "inst", "pitch"], terms.Select(term => term.Name));
        Assert.Equal(TranscriptionLosses.Score(logits, roll, weights).item<float>(), terms[0].Value.item<float>(), 1e-3);
        Assert.Equal(TranscriptionLosses.Instrument(logits, roll, weights).item<float>(), terms[1].Value.item<float>(), 1e-3);
        Assert.Equal(TranscriptionLosses.Pitch(logits, roll).item<float>(), terms[2].Value.item<float>(), 1e-3);
    }

    [Fact]
    public void The_separator_stays_as_it_is()
    {
        using var maker = new TrackMaker();
        using var data = maker.Data();
        using var scope = NewDisposeScope();
        var (separator, transcriptor) = Networks();
        using var stage = new SourceTranscriptorStage(transcriptor, separator, new ScoreLossSettings(), Rates);
        stage.Losses(Batch(data)).Select(term => term.Value * term.Weight).Aggregate((a, b) => a + b).backward();

        Assert.All(separator.parameters(), parameter => Assert.True(parameter.grad is null));
        Assert.Contains(transcriptor.parameters(), parameter => parameter.grad is { } grad && grad.abs().max().item<float>() > 0);
        Assert.Same(transcriptor, stage.Network);
    }

    [Fact]
    public void A_transcriptor_learns_behind_the_separator_that_it_is_given_and_can_be_resumed()
    {
        set_num_threads(1);
        using var maker = new TrackMaker();
        using var data = maker.Data();
        var settings = TrackMaker.Settings with { Schedule = new ScheduleSettings { LearningRate = 0.01, MaxSteps = 30, EpochSteps = 10, ValidationBatches = 2 } };
        var first = new RunFolder(maker.Folder("score"));
        new ScoreRecipe().Run(new RunContext(settings, data, first, new Progress<TrainingProgress>(), Resume: false), CancellationToken.None);
        var separator = first.BestCheckpoint("separator");
        var whole = Train(maker.Folder("whole"), stopAt: long.MaxValue, out var losses);
        Train(maker.Folder("parts"), stopAt: 10, out _);
        var parts = Train(maker.Folder("parts"), stopAt: long.MaxValue, out _);

        Assert.Equal(3, losses.Count);
        Assert.True(losses[^1] < losses[0], $"validation went from {losses[0]} to {losses[^1]}");
        Assert.Equal(File.ReadAllBytes(whole.LastCheckpoint("transcriptor")), File.ReadAllBytes(parts.LastCheckpoint("transcriptor")));
        Assert.False(File.Exists(whole.BestCheckpoint("separator")));

        RunFolder Train(string path, long stopAt, out List<double> losses)
        {
            using var stop = new CancellationTokenSource();
            var folder = new RunFolder(path);
            var seen = new List<double>();
            var progress = new Listener(report =>
            {
                seen.AddRange(report.ValidationLoss is { } loss ? [loss] : []);

                if (report.Step >= stopAt)
                {
                    stop.Cancel();
                }
            });

            try
            {
                new TranscriptionRecipe().Run(new RunContext(settings, data, folder, progress, Resume: true, separator), stop.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.True(stopAt < long.MaxValue);
            }

            losses = seen;
            return folder;
        }
    }

    [Fact]
    public void It_does_not_start_without_a_separator()
    {
        using var maker = new TrackMaker();
        using var data = maker.Data();
        var context = new RunContext(
            TrackMaker.Settings, data, new RunFolder(maker.Folder("run")), new Progress<TrainingProgress>(), Resume: false);

        Assert.Contains("--from", Refusal(context), StringComparison.Ordinal);
        Assert.Contains("critic", Refusal(context with
        {
            From = "any",
            Settings = TrackMaker.Settings with { Losses = new ScoreLossSettings { Critic = CriticKind.Activity } },
        }), StringComparison.Ordinal);

        static string Refusal(RunContext context) =>
            Assert.Throws<SettingsException>(() => new TranscriptionRecipe().Run(context, CancellationToken.None)).Message;
    }

    private static (Separator Separator, Transcriptor Transcriptor) Networks()
    {
        var settings = TrackMaker.Settings;

        return (new Separator(settings.Separator, settings.Bins, 2), new Transcriptor(settings.Transcriptor, settings.Bins, 2));
    }

    private static TrainingBatch Batch(TrainingData data)
    {
        var (clips, _) = new BatchBuilder(TrackMaker.Settings, data.Training, withSources: false).Training(0);

        return new TrainingBatch(clips.ToBatch(), Remix: null);
    }

    private sealed class Listener(Action<TrainingProgress> heard) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => heard(value);
    }
}
