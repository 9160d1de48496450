using WeakSep.Trainer.Networks;

namespace WeakSep.Trainer.Export;

/// <summary>Writes <see cref="InputScale"/> as ONNX operators.</summary>
internal static class ScaleExport
{
    /// <summary>Puts magnitudes on a scale; returns the name of the result.</summary>
    public static string Add(OnnxGraph graph, string magnitude, MagnitudeScale scale)
    {
        switch (scale)
        {
            case MagnitudeScale.Compressed:
                var floored = graph.Add("Add", [magnitude, graph.Constant((float)InputScale.CompressionFloor, "floor")], "floored");
                return graph.Add("Pow", [floored, graph.Constant((float)InputScale.CompressionExponent, "exponent")], "compressed");
            case MagnitudeScale.Logarithmic:
                var audible = graph.Add("Max", [magnitude, graph.Constant((float)InputScale.LogarithmFloor, "floor")], "audible");
                return graph.Add("Log", [audible], "logarithm");
            default:
                return magnitude;
        }
    }

    /// <summary>The same for <see cref="InputScale.ApplyAboveFloor"/>.</summary>
    public static string AddAboveFloor(OnnxGraph graph, string magnitude, MagnitudeScale scale)
    {
        if (scale != MagnitudeScale.Logarithmic)
        {
            return Add(graph, magnitude, scale);
        }

        var above = graph.Add("Div", [magnitude, graph.Constant((float)InputScale.LogarithmFloor, "floor")], "above_floor");
        var audible = graph.Add("Max", [above, graph.Constant(1, "one")], "audible");

        return graph.Add("Log", [audible], "logarithm");
    }
}
