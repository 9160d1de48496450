using System.Runtime.InteropServices;
using Google.Protobuf;
using WeakSep.Audio;
using WeakSep.Trainer.Export.Onnx;

namespace WeakSep.Trainer.Export;

/// <summary>
/// Rewrites an exported model so that its layers multiply in 8 bits (ONNX Runtime's MatMulNBits, which rounds what it
/// multiplies with as well). A live model reads every weight for every frame, so that it costs what reading them costs:
/// a quarter of the bytes. Weights of recurrent layers and of filters stay as they are.
/// </summary>
public static class WeightQuantizer
{
    /// <summary>Largest root mean square difference from the model in 16 bits that passes; outputs lie between 0 and 1.</summary>
    public const double Tolerance = 0.02;

    /// <summary>What the name of a matrix ends with while it is in 8 bits.</summary>
    internal const string CodesSuffix = "_int8";

    /// <summary>What the name of its factors ends with.</summary>
    internal const string ScalesSuffix = "_scales";

    private const string Domain = "com.microsoft";
    private const int MultiplyInEightBits = 4;      // the operator's accuracy_level for int8
    private const int Byte = 2;                     // TensorProto.DataType.UINT8

    /// <summary>Rewrites a model.</summary>
    /// <param name="model">A model as <see cref="OnnxExporter"/> writes it.</param>
    /// <param name="name">Where it comes from, for messages.</param>
    /// <param name="run">Runs models, for the comparison of both.</param>
    /// <returns>The model in 8 bits; the difference is that from the model given, root mean square over noise of several levels.</returns>
    /// <exception cref="ExportException">It is not a model, has no matrices in 16 bits, or differs too much in 8.</exception>
    public static ExportedModel Quantize(byte[] model, string name, ModelRunner run)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(run);

        var (parsed, facts) = Parse(model, name);

        if (!Rewrite(parsed.Graph))
        {
            throw new ExportException($"{name}: no matrices in 16 bits: expected a model that 'export' wrote with --weights half");
        }

        parsed.OpsetImport.Add(new OperatorSetIdProto { Domain = Domain, Version = 1 });
        var quantized = parsed.ToByteArray();
        var difference = ExportParity.Deviation(model, quantized, facts.Bins, run);

        return difference <= Tolerance
            ? new ExportedModel(quantized, facts, difference)
            : throw new ExportException($"{name}: in 8 bits the model differs by {difference:G3} (root mean square); expected at most {Tolerance:G}");
    }

    private static (ModelProto Model, ModelFacts Facts) Parse(byte[] model, string name)
    {
        try
        {
            var parsed = ModelProto.Parser.ParseFrom(model);
            var metadata = parsed.MetadataProps.DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key, entry => entry.Value);

            return (parsed, ModelFacts.FromMetadata(metadata, name));
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new ExportException($"{name}: not an ONNX model: {e.Message}");
        }
        catch (ModelFactsException e)
        {
            throw new ExportException(e.Message);
        }
    }

    private static bool Rewrite(GraphProto graph)
    {
        var stored = graph.Initializer.ToDictionary(tensor => tensor.Name);
        var found = false;

        foreach (var product in graph.Node.Where(node => node.OpType == "MatMul").ToList())
        {
            var half = product.Input[1] + OnnxGraph.HalfSuffix;

            if (!stored.TryGetValue(half, out var matrix))
            {
                continue;
            }

            var widened = graph.Node.Single(node => node.Output[0] == product.Input[1]);
            graph.Node.Remove(widened);
            graph.Initializer.Remove(matrix);
            Replace(graph, product, matrix);
            found = true;
        }

        return found;
    }

    private static void Replace(GraphProto graph, NodeProto product, TensorProto matrix)
    {
        var weight = product.Input[1];
        var halves = MemoryMarshal.Cast<byte, Half>(matrix.RawData.Span);
        var values = new float[halves.Length];

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)halves[i];
        }

        var eight = EightBitMatrix.Of(values, checked((int)matrix.Dims[0]), checked((int)matrix.Dims[1]));
        graph.Initializer.Add(new TensorProto
        {
            Name = weight + CodesSuffix,
            DataType = Byte,
            Dims = { eight.Outputs, eight.Blocks, EightBitMatrix.Block },
            RawData = ByteString.CopyFrom(eight.Codes),
        });
        graph.Initializer.Add(new TensorProto
        {
            Name = weight + ScalesSuffix,
            DataType = OnnxGraph.Float,
            Dims = { eight.Outputs, eight.Blocks },
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(eight.Scales.AsSpan())),
        });

        product.OpType = "MatMulNBits";
        product.Domain = Domain;
        product.Input[1] = weight + CodesSuffix;
        product.Input.Add(weight + ScalesSuffix);
        product.Attribute.AddRange(
        [
            OnnxGraph.Attribute("K", eight.Inputs),
            OnnxGraph.Attribute("N", eight.Outputs),
            OnnxGraph.Attribute("bits", 8),
            OnnxGraph.Attribute("block_size", EightBitMatrix.Block),
            OnnxGraph.Attribute("accuracy_level", MultiplyInEightBits),
        ]);
    }
}
