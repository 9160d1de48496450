using System.Globalization;
using WeakSep.Trainer.Networks;

namespace WeakSep.Trainer.Export;

/// <summary>Writes a <see cref="TemporalConvNet"/> as ONNX operators, in the layout it was trained in: [batch, frames, channels].</summary>
internal static class TcnExport
{
    private static readonly int[] LastTwoSwapped = [0, 2, 1];
    private static readonly int[] LastAxis = [-1];
    private static readonly int[] LastTwoAxes = [1, 2];

    /// <summary>Adds the network; returns the name of its logits [batch, frames, outputs].</summary>
    public static string Add(OnnxGraph graph, TemporalConvNet network, string magnitude)
    {
        var hidden = ScaleExport.AddAboveFloor(graph, magnitude, network.Settings.Input);
        hidden = Norm(graph, network.InputNorm, network.InputNorm.IsGlobal ? hidden : Centred(graph, hidden), "input_norm");
        hidden = graph.Linear(network.Input, hidden, "input");
        hidden = network.OutputNorm is { } norm
            ? Norm(graph, norm, Through(graph, network, hidden), "output_norm")
            : Activation(graph, network.OutputActivation!, Skips(graph, network, hidden), "output_activation");

        return graph.Linear(network.Output, hidden, "output");
    }

    private static string Skips(OnnxGraph graph, TemporalConvNet network, string hidden)
    {
        string? skips = null;

        foreach (var (index, block) in network.Blocks.Index())
        {
            (hidden, var skip) = Block(graph, block, hidden, string.Create(CultureInfo.InvariantCulture, $"block{index}"));
            skips = skips is null ? skip : graph.Add("Add", [skips, skip], string.Create(CultureInfo.InvariantCulture, $"skips{index}"));
        }

        return skips!;
    }

    private static string Through(OnnxGraph graph, TemporalConvNet network, string hidden) =>
        network.Settings.Order == TcnBlockOrder.Dense ? Dense(graph, network, hidden) : FilterFirst(graph, network, hidden);

    private static string Dense(OnnxGraph graph, TemporalConvNet network, string hidden)
    {
        foreach (var (index, block) in network.DenseBlocks.Index())
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"block{index}");
            var step = Filter(graph, block.First, block.Dilation, hidden, name + "_first");
            step = Activation(graph, block.Activation, step, name + "_activation");
            step = Norm(graph, block.Norm, step, name + "_norm");
            step = Filter(graph, block.Second, block.Dilation, step, name + "_second");
            hidden = graph.Add("Add", [hidden, step], name + "_out");
        }

        return hidden;
    }

    private static string FilterFirst(OnnxGraph graph, TemporalConvNet network, string hidden)
    {
        foreach (var (index, block) in network.FilterFirstBlocks.Index())
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"block{index}");
            var filtered = Filter(graph, block.Filter, block.Dilation, hidden, name + "_filter");
            var wide = Norm(graph, block.Norm, filtered, name + "_norm");
            wide = graph.Linear(block.Widen, wide, name + "_widen");
            wide = Activation(graph, block.Activation, wide, name + "_activation");
            var step = graph.Linear(block.Residual, wide, name + "_residual");
            hidden = graph.Add("Add", [hidden, step], name + "_out");
        }

        return hidden;
    }

    private static (string Residual, string Skip) Block(OnnxGraph graph, TcnBlock block, string input, string name)
    {
        var wide = graph.Linear(block.Widen, input, name + "_widen");
        wide = Activation(graph, block.WidenActivation, wide, name + "_widen_activation");
        wide = Norm(graph, block.WidenNorm, wide, name + "_widen_norm");
        wide = Filter(graph, block.Filter, block.Dilation, wide, name + "_filter");
        wide = Activation(graph, block.FilterActivation, wide, name + "_filter_activation");
        wide = Norm(graph, block.FilterNorm, wide, name + "_filter_norm");
        var step = graph.Linear(block.Residual, wide, name + "_residual");
        var skip = graph.Linear(block.Skip, wide, name + "_skip");

        return (graph.Add("Add", [input, step], name + "_out"), skip);
    }

    private static string Filter(OnnxGraph graph, TimeConv filter, int dilation, string input, string name)
    {
        if (filter.IsCausal)
        {
            return CausalFilter(graph, filter, dilation, input, name);
        }

        var weight = filter.Weight;
        var kernel = (int)weight.shape[2];
        var pad = kernel / 2 * dilation;
        var across = graph.Add("Transpose", [input], name + "_across", ("perm", LastTwoSwapped));
        var filtered = graph.Add(
            "Conv",
            [across, graph.Weights(weight.squeeze(3), name + "_weight"), graph.Weights(filter.Bias, name + "_bias")],
            name + "_conv",
            ("kernel_shape", new[] { kernel }),
            ("dilations", new[] { dilation }),
            ("pads", new[] { pad, pad }),
            ("group", filter.IsDense ? 1 : (int)weight.shape[0]));

        return graph.Add("Transpose", [filtered], name + "_back", ("perm", LastTwoSwapped));
    }

    /// <summary>
    /// Each tap times the frames that it reaches back to: for single frames several times as fast as ONNX Runtime's
    /// convolution by groups.
    /// </summary>
    private static string CausalFilter(OnnxGraph graph, TimeConv filter, int dilation, string input, string name)
    {
        var (channels, kernel) = ((int)filter.Weight.shape[0], (int)filter.Weight.shape[2]);
        var taps = filter.Weight.select(3, 0);
        var past = (kernel - 1) * dilation;
        // What a causal filter would be padded with before the first frame is the state: the past that it reaches back to.
        var whole = graph.Carry(input, past, channels);
        var sum = graph.Weights(filter.Bias, name + "_bias");

        for (var tap = 0; tap < kernel; tap++)
        {
            var tapName = string.Create(CultureInfo.InvariantCulture, $"{name}_tap{tap}");
            var reached = graph.Frames(whole, tap * dilation, past - (tap * dilation), tapName);
            var weights = filter.IsDense ? taps.select(2, tap).t() : taps.select(2, tap).select(1, 0);
            var weighed = graph.Add(filter.IsDense ? "MatMul" : "Mul", [reached, graph.Weights(weights, tapName + "_weight")], tapName + "_weighed");
            sum = graph.Add("Add", [weighed, sum], tapName + "_sum");
        }

        return sum;
    }

    private static string Activation(OnnxGraph graph, Bend bend, string input, string name)
    {
        return bend.Slope is { } slope
            ? graph.Add("PRelu", [input, graph.Weights(slope, name + "_slope")], name)
            : graph.Add("LeakyRelu", [input], name, ("alpha", (float)Bend.LeakySlope));
    }

    /// <summary>
    /// Takes each frame's mean away before the norm does: ONNX Runtime's norm computes the variance as mean square less
    /// squared mean, which rounds a nearly silent or steady spectrum's variance away.
    /// </summary>
    private static string Centred(OnnxGraph graph, string input)
    {
        var mean = graph.Add("ReduceMean", [input], "input_mean", ("axes", LastAxis), ("keepdims", 1));

        return graph.Add("Sub", [input, mean], "input_centred");
    }

    private static string Norm(OnnxGraph graph, ClipNorm norm, string input, string name)
    {
        var gain = graph.Weights(norm.Gain, name + "_gain");
        var offset = graph.Weights(norm.Offset, name + "_offset");

        if (norm.IsGlobal)
        {
            return GlobalNorm(graph, input, gain, offset, name);
        }

        return graph.Add(
            "LayerNormalization", [input, gain, offset], name, ("axis", -1), ("epsilon", (float)ClipNorm.Epsilon));
    }

    private static string GlobalNorm(OnnxGraph graph, string input, string gain, string offset, string name)
    {
        var centred = graph.Add("Sub", [input, Mean(input, "mean")], name + "_centred");
        var variance = Mean(graph.Add("Mul", [centred, centred], name + "_square"), "variance");
        var lifted = graph.Add("Add", [variance, graph.Constant((float)ClipNorm.Epsilon, name + "_epsilon")], name + "_lifted");
        var unit = graph.Add("Div", [centred, graph.Add("Sqrt", [lifted], name + "_deviation")], name + "_unit");

        return graph.Add("Add", [graph.Add("Mul", [unit, gain], name + "_scaled"), offset], name);

        string Mean(string value, string part) =>
            graph.Add("ReduceMean", [value], $"{name}_{part}", ("axes", LastTwoAxes), ("keepdims", 1));
    }
}
