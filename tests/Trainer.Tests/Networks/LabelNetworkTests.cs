using WeakSep.Audio.Spectral;
using WeakSep.Trainer.Networks;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Tests.Networks;

public class LabelNetworkTests
{
    private const int Bins = 257;

    private static StftGrid Grid { get; } = new(16000, 512, 128);

    // Counts of weak-labels.md section 5, worked out there by arithmetic.
    [Theory]
    [InlineData(5, false, 22_965_685)]
    [InlineData(3, true, 22_348_371 + 514)]
    public void The_default_separator_has_the_paper_s_size(int sources, bool inputNorm, long expected)
    {
        using var separator = new RecurrentSeparator(new RecurrentSettings { InputNorm = inputNorm }, Bins, sources);

        Assert.Equal(expected, Weights(separator));
    }

    [Fact]
    public void The_default_classifiers_have_the_paper_s_sizes()
    {
        using var convolutional = new Classifier(new ClassifierSettings(), Grid, Bins, classes: 5);
        using var recurrent = new Classifier(
            new ClassifierSettings { Kind = ClassifierKind.Recurrent, MelFilters = 40 }, Grid, Bins, classes: 5);

        Assert.Equal(3_616_877, Weights(convolutional));
        Assert.Equal(356_205, Weights(recurrent));
        Assert.Equal(4, convolutional.Settings.FrameStep);
        Assert.Equal(1, recurrent.Settings.FrameStep);
    }

    [Theory]
    [InlineData(501, 125)]
    [InlineData(500, 125)]
    [InlineData(7, 1)]
    [InlineData(4, 1)]
    public void Frames_left_over_are_dropped_by_network_and_labels_alike(int frames, int expected)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        using var classifier = new Classifier(new ClassifierSettings { Channels = [1, 1, 1], Units = 2 }, Grid, Bins, classes: 2);
        var said = classifier.call(rand(1, frames, Bins));

        Assert.Equal([1, 2, expected], said.Frames.shape);
        Assert.Equal([1, 2, expected], classifier.Target(zeros(1, 2, frames)).shape);
    }

    [Fact]
    public void A_frame_of_the_classifier_is_active_if_any_of_its_frames_is()
    {
        using var scope = NewDisposeScope();
        using var classifier = new Classifier(new ClassifierSettings { Channels = [1, 1, 1], Units = 2 }, Grid, Bins, classes: 1);
        var labels = tensor(new[] { 0f, 0, 0, 1, 0, 0, 0, 0, 1 }, [1, 1, 9]);

        Assert.Equal([1f, 0f], classifier.Target(labels).data<float>().ToArray());
    }

    [Fact]
    public void An_untrained_cell_remembers()
    {
        using var separator = new RecurrentSeparator(new RecurrentSettings { Units = 50, Layers = 1 }, Bins, 2);
        var weights = separator.Lstm.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter);

        Assert.Equal(
            [.. Enumerable.Repeat(0f, 50), .. Enumerable.Repeat(1f, 50), .. Enumerable.Repeat(0f, 100)],
            weights["bias_ih_l0_reverse"].data<float>().ToArray());
        Assert.All(weights["bias_hh_l0"].data<float>().ToArray(), offset => Assert.Equal(0, offset));
        // He: the variance is two over the number of inputs.
        Assert.InRange(weights["weight_ih_l0"].std().item<float>(), 0.97f * MathF.Sqrt(2f / Bins), 1.03f * MathF.Sqrt(2f / Bins));
    }

    // 257 x 100 + 100 + 100 x 100 + 100 + 100 x 5 + 5, and 40 x 5 + 5.
    [Theory]
    [InlineData(null, null, 36_405)]
    [InlineData(0, 40, 205)]
    public void A_classifier_without_memory_hears_each_frame_by_itself(int? layers, int? melFilters, long expected)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        using var classifier = new Classifier(
            new ClassifierSettings { Kind = ClassifierKind.FeedForward, Layers = layers, MelFilters = melFilters }, Grid, Bins, classes: 5);
        var input = rand(2, 6, Bins);
        var backwards = classifier.call(input.flip(1)).Frames.flip(2);

        Assert.Equal(expected, Weights(classifier));
        Assert.Equal([2, 5, 6], backwards.shape);
        Assert.True((classifier.call(input).Frames - backwards).abs().max().item<float>() < 1e-5);
    }

    [Fact]
    public void Only_a_classifier_without_memory_may_have_no_layers() => Assert.Throws<ArgumentOutOfRangeException>(
        () => new ClassifierSettings { Kind = ClassifierKind.Recurrent, Layers = 0 }.Validate());

    [Fact]
    public void Convolutions_that_leave_no_bin_are_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(
            () => new Classifier(new ClassifierSettings { MelFilters = 10, Channels = [1, 1, 1, 1] }, Grid, Bins, classes: 2));

        Assert.Contains("4 convolutions", refusal.Message, StringComparison.Ordinal);
    }

    private static long Weights(nn.Module network) => network.parameters().Sum(parameter => parameter.NumberOfElements);
}
