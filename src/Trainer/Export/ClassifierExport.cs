using System.Globalization;
using WeakSep.Trainer.Networks;

namespace WeakSep.Trainer.Export;

/// <summary>
/// Writes a <see cref="Classifier"/> as ONNX operators: magnitude [batch, frames, bins] to activity
/// [batch, classes, frames / step] and present [batch, classes], probabilities both.
/// </summary>
internal static class ClassifierExport
{
    private static readonly int[] ChannelsBehindFrames = [0, 2, 1, 3];
    private static readonly int[] LastTwoSwapped = [0, 2, 1];
    private static readonly int[] LastAxis = [2];

    /// <summary>The whole graph.</summary>
    public static OnnxGraph Graph(Classifier classifier)
    {
        var graph = new OnnxGraph();
        var features = graph.Input("magnitude", "batch", "frames", $"{classifier.Bins}");
        var classes = $"{classifier.Classes}";

        if (classifier.Mel is { } mel)
        {
            features = graph.Add("MatMul", [features, graph.Weights(mel, "mel_filters")], "mel");
        }

        features = ScaleExport.Add(graph, features, classifier.Settings.Input);

        if (classifier.Blocks.Any())
        {
            features = Convolutions(graph, classifier, features);
        }

        var hidden = classifier.Lstm is { } lstm ? LstmExport.Add(graph, lstm, features, carried: false) : Layers(graph, classifier, features);
        var logits = graph.Add("Transpose", [graph.Linear(classifier.Output, hidden, "output")], "logits", ("perm", LastTwoSwapped));
        var activity = graph.Add("Sigmoid", [logits], "probabilities");
        graph.Output(activity, "activity", "batch", classes, $"frames/{classifier.Settings.FrameStep}");
        graph.Output(Present(graph, classifier, hidden, activity), "present", "batch", classes);

        return graph;
    }

    private static string Layers(OnnxGraph graph, Classifier classifier, string features)
    {
        foreach (var (index, layer) in classifier.Layers.Index())
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"layer{index}");
            features = graph.Add("Relu", [graph.Linear(layer, features, name)], name + "_relu");
        }

        return features;
    }

    private static string Convolutions(OnnxGraph graph, Classifier classifier, string features)
    {
        var map = graph.Add("Unsqueeze", [features, graph.Integers([1], "channel_axis")], "map");

        foreach (var (index, block) in classifier.Blocks.Index())
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"convolution{index}");
            var (convolution, norm) = (block.Convolution, block.Norm);
            var kernel = (int)convolution.weight.shape[2];
            var half = kernel / 2;
            int[] pool = [(int)block.Pool[0], (int)block.Pool[1]];
            map = graph.Add(
                "Conv",
                [map, graph.Weights(convolution.weight, name + "_weight"), graph.Weights(convolution.bias!, name + "_bias")],
                name,
                ("kernel_shape", new[] { kernel, kernel }),
                ("pads", new[] { half, half, half, half }));
            map = graph.Add(
                "BatchNormalization",
                [
                    map,
                    graph.Weights(norm.weight!, name + "_gain"),
                    graph.Weights(norm.bias!, name + "_offset"),
                    graph.Weights(norm.running_mean!, name + "_mean"),
                    graph.Weights(norm.running_var!, name + "_variance"),
                ],
                name + "_norm",
                ("epsilon", (float)ConvolutionBlock.Epsilon));
            map = graph.Add("Relu", [map], name + "_relu");
            map = graph.Add("MaxPool", [map], name + "_pool", ("kernel_shape", pool), ("strides", pool));
        }

        var frames = graph.Add("Transpose", [map], "frames_first", ("perm", ChannelsBehindFrames));

        return graph.Add("Reshape", [frames, graph.Integers([0, 0, classifier.Features], "frame_shape")], "frame");
    }

    private static string Present(OnnxGraph graph, Classifier classifier, string hidden, string activity)
    {
        if (classifier.Attention is not { } attention)
        {
            var operation = classifier.Settings.Pooling == ClipPooling.Max ? "ReduceMax" : "ReduceMean";
            return graph.Add(operation, [activity], "pooled", ("axes", LastAxis), ("keepdims", 0));
        }

        var scores = graph.Add("Transpose", [graph.Linear(attention, hidden, "attention")], "scores", ("perm", LastTwoSwapped));
        var weights = graph.Add("Softmax", [scores], "weights", ("axis", 2));
        var weighed = graph.Add("Mul", [weights, activity], "weighed");

        return graph.Add("ReduceSum", [weighed, graph.Integers([2], "frame_axis")], "pooled", ("keepdims", 0));
    }
}
