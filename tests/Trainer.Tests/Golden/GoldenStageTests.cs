using WeakSep.MidiScore.Masks;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes;
using WeakSep.Trainer.Recipes.Score;
using static TorchSharp.torch;
using static WeakSep.Trainer.Tests.Golden.FormulaInputs;

namespace WeakSep.Trainer.Tests.Golden;

public class GoldenStageTests
{
    private static readonly TcnSettings TranscriptorSizes = new()
    {
        Bottleneck = 4,
        Hidden = 6,
        Skip = 5,
        Repeats = 1,
        BlocksPerRepeat = 2,
        Norm = TcnNorm.Global,
    };

    private static readonly TcnSettings SeparatorSizes = new()
    {
        Bottleneck = 5,
        Hidden = 7,
        Skip = 4,
        Repeats = 1,
        BlocksPerRepeat = 2,
        Norm = TcnNorm.Frame,
    };

    [Fact]
    public void The_transcriptor_s_objective_is_that_of_the_specification()
    {
        using var scope = NewDisposeScope();
        using var stage = new TranscriptorStage(Transcriptor(), new ScoreLossSettings(), Rates);

        GoldenFile.Matches("stages", "transcriptor", Objective(stage, MakeBatch(0)));
    }

    [Fact]
    public void The_separator_s_objective_is_that_of_the_specification()
    {
        using var scope = NewDisposeScope();
        using var stage = Stage(Separator(), Transcriptor(), new ScoreLossSettings());
        stage.Calibrate([MakeBatch(0)]);

        GoldenFile.Matches("stages", "kappa", Assert.Single(stage.Constants).Value);
        GoldenFile.Matches("stages", "separator", Objective(stage, MakeBatch(3)));
    }

    [Fact]
    public void The_separator_learns_through_a_transcriptor_that_does_not()
    {
        using var scope = NewDisposeScope();
        var (separator, transcriptor) = (Separator(), Transcriptor());
        // The transcription term alone, so that no other path can bring the gradient.
        var settings = new ScoreLossSettings { ClipMixture = 0, HarmonicMixture = 0 };
        using var stage = Stage(separator, transcriptor, settings);
        stage.Calibrate([MakeBatch(0)]);
        stage.Losses(MakeBatch(3)).Select(term => term.Value * term.Weight).Aggregate((a, b) => a + b).backward();

        Assert.All(transcriptor.parameters(), parameter => Assert.Null(parameter.grad));
        Assert.Contains(separator.parameters(), parameter => parameter.grad?.abs().sum().item<float>() > 0);
    }

    private static SeparatorStage Stage(Separator separator, Transcriptor transcriptor, ScoreLossSettings settings) =>
        new(separator, transcriptor, settings, new DistanceMeter(new TrainingSettings { Losses = settings }), Rates, new HarmonicMask(new HarmonicMaskSettings(16000, 2048)), Bins);

    private static Transcriptor Transcriptor()
    {
        var transcriptor = new Transcriptor(TranscriptorSizes, Bins, Instruments);
        Fill(transcriptor.Network);

        return transcriptor;
    }

    private static Separator Separator()
    {
        var separator = new Separator(SeparatorSizes, Bins, Instruments);
        Fill(separator.Network);

        return separator;
    }

    private static TrainingBatch MakeBatch(int salt) =>
        new(new ClipBatch(["one", "two"], Mixture(salt), Roll(salt), Sources: null), Remix: null);

    private static double Objective(IStage stage, TrainingBatch batch) =>
        stage.Losses(batch).Sum(term => term.Weight * term.Value.item<float>());
}
