using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Export;

/// <summary>Writes an LSTM as ONNX operators, one per layer.</summary>
internal static class LstmExport
{
    private const int Gates = 4;

    // libtorch has the gates in the order input, forget, cell, output; ONNX wants input, output, forget, cell.
    private static readonly int[] GateOrder = [0, 3, 1, 2];

    private static readonly int[] FirstTwoSwapped = [1, 0, 2];
    private static readonly int[] MiddleTwoSwapped = [0, 2, 1, 3];

    /// <summary>Adds all layers.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="lstm">The network, batch first.</param>
    /// <param name="input">[batch, frames, features].</param>
    /// <param name="carried">
    /// Whether output and cell of each layer come in as state_i and state_i+1, [batch, 1, units], and go out for the next call;
    /// for one direction only.
    /// </param>
    /// <returns>Name of the last layer's outputs, [batch, frames, directions * units].</returns>
    public static string Add(OnnxGraph graph, LSTM lstm, string input, bool carried)
    {
        var weights = lstm.named_parameters().ToDictionary(entry => entry.name, entry => (Tensor)entry.parameter);
        // ONNX Runtime computes the layout with frames first only.
        var hidden = graph.Add("Transpose", [input], "lstm_frames_first", ("perm", FirstTwoSwapped));

        for (var layer = 0; weights.ContainsKey($"weight_ih_l{layer}"); layer++)
        {
            hidden = Layer(graph, weights, layer, hidden, carried);
        }

        return graph.Add("Transpose", [hidden], "lstm_batch_first", ("perm", FirstTwoSwapped));
    }

    private static string Layer(OnnxGraph graph, Dictionary<string, Tensor> weights, int layer, string input, bool carried)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $"_l{layer}");
        string[] directions = weights.ContainsKey($"weight_ih{suffix}_reverse") ? [suffix, suffix + "_reverse"] : [suffix];
        var units = (int)weights["weight_hh" + suffix].shape[1];
        var name = "lstm" + suffix;
        var offsets = directions.Select(direction => cat([Ordered(weights["bias_ih" + direction]), Ordered(weights["bias_hh" + direction])]));
        List<string> inputs =
        [
            input,
            graph.Matrix(stack(directions.Select(direction => Ordered(weights["weight_ih" + direction]))), name + "_weight_ih"),
            graph.Matrix(stack(directions.Select(direction => Ordered(weights["weight_hh" + direction]))), name + "_weight_hh"),
            graph.Weights(stack(offsets), name + "_bias"),
        ];
        var (output, cell) = carried ? (graph.State(1, units), graph.State(1, units)) : default;

        if (carried)
        {
            // No lengths: all clips are as long as the input.
            inputs.AddRange(["", FramesSwapped(graph, output.Name, "_in"), FramesSwapped(graph, cell.Name, "_in")]);
        }

        graph.AddNode(
            "LSTM",
            [.. inputs],
            [name + "_all", name + "_output", name + "_cell"],
            ("hidden_size", units),
            ("direction", directions.Length == 2 ? "bidirectional" : "forward"));

        if (carried)
        {
            graph.NextState(FramesSwapped(graph, name + "_output", "_out"), output.Index, 1, units);
            graph.NextState(FramesSwapped(graph, name + "_cell", "_out"), cell.Index, 1, units);
        }

        // [frames, directions, batch, units] to [frames, batch, directions * units].
        var apart = graph.Add("Transpose", [name + "_all"], name + "_apart", ("perm", MiddleTwoSwapped));

        return graph.Add("Reshape", [apart, graph.Integers([0, 0, directions.Length * units], name + "_shape")], name);
    }

    private static string FramesSwapped(OnnxGraph graph, string value, string suffix)
    {
        return graph.Add("Transpose", [value], value + suffix, ("perm", FirstTwoSwapped));
    }

    /// <summary>Weights of all gates, [4 * units, ...], in ONNX's order.</summary>
    private static Tensor Ordered(Tensor gates)
    {
        var each = gates.chunk(Gates);

        return cat([.. GateOrder.Select(gate => each[gate])]);
    }
}
