using WeakSep.Audio.Spectral;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes;
using WeakSep.Trainer.Recipes.Labels;
using WeakSep.Trainer.Recipes.Supervised;
using static TorchSharp.torch;
using static WeakSep.Trainer.Tests.Golden.LabelFormulas;

namespace WeakSep.Trainer.Tests.Golden;

public class GoldenLabelTests
{
    private static readonly double[] Priors = [0.26, 0.4];

    [Theory]
    [InlineData("bidirectional", true, false)]
    [InlineData("forward", false, false)]
    [InlineData("normalized", true, true)]
    public void The_recurrent_separator_computes_what_the_specification_says(string name, bool bidirectional, bool inputNorm)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        using var separator = Separator(SeparatorSizes with { Bidirectional = bidirectional, InputNorm = inputNorm });

        GoldenFile.Matches("labelNetworks", name, separator.call(Magnitudes(0)));
    }

    [Theory]
    [InlineData("convolutional-max", ClassifierKind.Convolutional, ClipPooling.Max)]
    [InlineData("recurrent-mean", ClassifierKind.Recurrent, ClipPooling.Mean)]
    [InlineData("convolutional-attention", ClassifierKind.Convolutional, ClipPooling.Attention)]
    public void The_classifier_computes_what_the_specification_says(string name, ClassifierKind kind, ClipPooling pooling)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        using var classifier = Classifier(ClassifierSizes with { Kind = kind, Pooling = pooling });
        var said = classifier.call(Magnitudes(0));

        GoldenFile.Matches("labelNetworks", name + ".frames", said.Frames);
        GoldenFile.Matches("labelNetworks", name + ".clip", said.Present);
        GoldenFile.Matches("labelNetworks", name + ".clip", 1 - said.Absent);
    }

    [Fact]
    public void Mel_filters_are_triangles_on_the_mel_scale()
    {
        const int Filters = 40;
        var matrix = MelFilters.Matrix(new StftGrid(16000, 512, 128), 257, Filters);
        float[] picked = [.. new[] { 0, 1, 7, 31, 100, 255 }.SelectMany(bin => matrix.AsSpan(bin * Filters, Filters).ToArray())];
        using var values = tensor(picked);

        GoldenFile.Matches("mel", "forty", values);
    }

    [Theory]
    [InlineData("frames", Supervision.Frames)]
    [InlineData("clips", Supervision.Clips)]
    public void The_objectives_are_those_of_the_specification(string name, Supervision supervision)
    {
        using var scope = NewDisposeScope();
        using var weights = new ClassWeights(Priors);
        var settings = new LabelSettings { Supervision = supervision, MixtureWeight = 0.5 };
        using var classifier = new ClassifierStage(AttentiveClassifier(), supervision, weights);
        using var fix = new LabelSeparatorStage(Separator(), AttentiveClassifier(), classifierLearns: false, settings, weights);
        using var joint = new LabelSeparatorStage(Separator(), AttentiveClassifier(), classifierLearns: true, settings, weights);
        fix.Calibrate([MakeBatch(0)]);
        joint.Calibrate([MakeBatch(0)]);

        GoldenFile.Matches("labelStages", name + ".classifier", Objective(classifier, MakeBatch(3)));
        GoldenFile.Matches("labelStages", name + ".kappa", fix.Constants["kappa"]);
        GoldenFile.Matches("labelStages", name + ".kappa", joint.Constants["kappa"]);
        GoldenFile.Matches("labelStages", name + ".fixed", Objective(fix, MakeBatch(3)));
        GoldenFile.Matches("labelStages", name + ".joint", Objective(joint, MakeBatch(3)));
        Assert.Equal(0.5 * fix.Constants["kappa"], fix.Constants["alpha"], 1e-9);
    }

    // Separated again one source at a time, and summed in double precision.
    [Fact]
    public void The_idempotence_loss_is_what_a_second_separation_takes_from_each_source()
    {
        using var scope = NewDisposeScope();
        using var weights = new ClassWeights(Priors);
        var separator = Separator();
        using var stage = new LabelSeparatorStage(separator, AttentiveClassifier(), classifierLearns: false, new LabelSettings { IdempotenceWeight = 2 }, weights);
        stage.Calibrate([MakeBatch(0)]);
        var mixture = MakeBatch(3).Clips.Mixture;
        var separated = separator.call(mixture) * mixture.unsqueeze(1);
        var lost = 0.0;

        for (var source = 0; source < separated.shape[1]; source++)
        {
            var alone = separated.select(1, source);
            var again = separator.call(alone).select(1, source) * alone;
            lost += (alone - again).abs().to_type(ScalarType.Float64).sum().item<double>();
        }

        var term = Assert.Single(stage.Losses(MakeBatch(3)), term => term.Name == "idempotence");
        Assert.Equal(lost / (mixture.shape[0] * mixture.shape[1]), term.Value.item<float>(), 1e-4);
        Assert.Equal(2 * stage.Constants["kappa"], term.Weight, 1e-9);
    }

    [Fact]
    public void The_idempotence_loss_of_two_sources_is_that_worked_out_by_hand()
    {
        using var scope = NewDisposeScope();
        using var separated = tensor([3f, 4f, 1f, 2f], [1, 2, 1, 2]);                                   // two sources of one frame and two bins
        using var masks = tensor([1f, 0.5f, 0.9f, 0.9f, 0.9f, 0.9f, 0f, 1f], [1, 2, 2, 1, 2]);         // [of, into]: 1, 0.5 and 0, 1 are their own

        Assert.Equal((4 * 0.5) + (1 * 1), LabelMixtureLosses.Idempotence(separated, masks).item<float>(), 1e-6);
    }

    [Fact]
    public void The_supervised_bound_is_that_of_the_specification()
    {
        using var scope = NewDisposeScope();
        using var weights = new ClassWeights(Priors);
        using var stage = new SupervisedStage(Separator(), new WeightedDistance(weights));

        GoldenFile.Matches("labelStages", "strong", Objective(stage, MakeBatch(3)));
    }

    [Theory]
    [InlineData(Supervision.Frames, ClassifierKind.Convolutional)]
    [InlineData(Supervision.Clips, ClassifierKind.Recurrent)]
    public void A_separator_learns_through_a_frozen_classifier(Supervision supervision, ClassifierKind kind)
    {
        using var scope = NewDisposeScope();
        var (separator, classifier) = (Separator(), Classifier(ClassifierSizes with { Kind = kind }));
        using var weights = new ClassWeights(Priors);
        // The classification alone, so that no other path can bring the gradient.
        using var stage = new LabelSeparatorStage(
            separator, classifier, classifierLearns: false, new LabelSettings { Supervision = supervision, MixtureWeight = 0 }, weights);
        stage.Calibrate([MakeBatch(0)]);
        var before = classifier.state_dict().Select(entry => entry.Value.clone()).ToList();
        stage.Network.train();
        stage.Losses(MakeBatch(3)).Select(term => term.Value * term.Weight).Aggregate((a, b) => a + b).backward();

        Assert.Equal(separator, stage.Network);
        Assert.All(classifier.parameters(), parameter => Assert.Null(parameter.grad));
        Assert.All(classifier.state_dict().Values.Zip(before), pair => Assert.True(pair.First.allclose(pair.Second, 0, 0)));
        Assert.All(separator.parameters(), parameter =>
        {
            Assert.True(parameter.grad!.isfinite().all().item<bool>());
            Assert.True(parameter.grad!.abs().sum().item<float>() > 0);
        });
    }

    [Theory]
    [InlineData(0f, false)]
    [InlineData(1e-3f, true)]
    public void Silence_and_labels_of_nothing_have_finite_gradients(float level, bool sounds)
    {
        using var scope = NewDisposeScope();
        using var weights = new ClassWeights(Priors);
        using var stage = new LabelSeparatorStage(
            Separator(), AttentiveClassifier(), classifierLearns: true, new LabelSettings { Alpha = 100 }, weights);
        var batch = MakeBatch(3);
        var labels = batch.Clips.Labels!;
        var quiet = batch with
        {
            Clips = batch.Clips with
            {
                Mixture = batch.Clips.Mixture * level,
                Labels = sounds ? labels : labels with { Frames = zeros_like(labels.Frames!), Clip = zeros_like(labels.Clip) },
            },
        };
        stage.Calibrate([quiet]);
        stage.Network.train();
        stage.Losses(quiet).Select(term => term.Value * term.Weight).Aggregate((a, b) => a + b).backward();

        Assert.Equal(100, stage.Constants["alpha"]);
        Assert.All(
            stage.Network.parameters().Select(parameter => parameter.grad).OfType<Tensor>(),
            gradient => Assert.True(gradient.isfinite().all().item<bool>()));
    }

    private static Classifier AttentiveClassifier() => Classifier(ClassifierSizes with { Pooling = ClipPooling.Attention });

    private static double Objective(IStage stage, TrainingBatch batch) =>
        stage.Losses(batch).Sum(term => term.Weight * term.Value.item<float>());
}
