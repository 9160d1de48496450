using TorchSharp.Modules;
using WeakSep.Trainer.Networks;

namespace WeakSep.Trainer.Export;

/// <summary>Writes a <see cref="RecurrentSeparator"/> as ONNX operators.</summary>
internal static class RecurrentExport
{
    /// <summary>Adds the network; returns the name of its logits [batch, frames, sources * bins].</summary>
    public static string Add(OnnxGraph graph, RecurrentSeparator separator, string magnitude)
    {
        var heard = ScaleExport.Add(graph, magnitude, separator.Settings.Input);

        if (separator.InputNorm is { } norm)
        {
            heard = Norm(graph, norm, heard);
        }

        var hidden = LstmExport.Add(graph, separator.Lstm, heard, carried: !separator.Settings.Bidirectional);

        return graph.Linear(separator.Output, hidden, "output");
    }

    /// <summary>Stored statistics make the norm a gain and an offset per bin, whatever the clip's length.</summary>
    private static string Norm(OnnxGraph graph, BatchNorm1d norm, string input)
    {
        var gain = norm.weight! / (norm.running_var! + RecurrentSeparator.NormEpsilon).sqrt();
        var offset = norm.bias! - norm.running_mean! * gain;
        var scaled = graph.Add("Mul", [input, graph.Weights(gain, "input_norm_gain")], "input_scaled");

        return graph.Add("Add", [scaled, graph.Weights(offset, "input_norm_offset")], "input_norm");
    }
}
