using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using TorchSharp.Modules;
using WeakSep.Audio;
using WeakSep.Trainer.Export.Onnx;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Export;

/// <summary>
/// An ONNX graph being written: each method adds one operator and returns the name of its result. Operators and
/// attributes are those of opset 17.
/// </summary>
internal class OnnxGraph
{
    private const int IrVersion = 8;        // the first that goes with opset 17
    private const int Opset = 17;
    private const int Int64 = 7;            // TensorProto.DataType.INT64
    private const int Float16 = 10;         // TensorProto.DataType.FLOAT16

    /// <summary>What the name of a matrix ends with while it is in 16 bits.</summary>
    public const string HalfSuffix = "_half";

    /// <summary>The type of tensors of 32 bits, TensorProto.DataType.FLOAT.</summary>
    public const int Float = 1;

    private readonly GraphProto _graph = new() { Name = "weaksep" };
    private int _states;

    /// <summary>Declares an input; a size is a number, or a name for an axis of any size.</summary>
    public string Input(string name, params string[] shape)
    {
        _graph.Input.Add(Value(name, shape));
        return name;
    }

    /// <summary>Gives a result its public name and shape.</summary>
    public void Output(string result, string name, params string[] shape)
    {
        Add("Identity", [result], name);
        _graph.Output.Add(Value(name, shape));
    }

    /// <summary>Stores weights.</summary>
    public virtual string Weights(Tensor weights, string name)
    {
        using var scope = NewDisposeScope();
        var values = weights.detach().cpu().contiguous().data<float>().ToArray();
        var stored = new TensorProto
        {
            Name = name,
            DataType = Float,
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values.AsSpan())),
        };
        stored.Dims.AddRange(weights.shape);
        _graph.Initializer.Add(stored);

        return name;
    }

    /// <summary>
    /// Stores a matrix in 16 bits, half the size; the engine widens it once, when it loads the model. Exact for values
    /// that <see cref="RoundMatrices"/> has rounded.
    /// </summary>
    public virtual string Matrix(Tensor weights, string name)
    {
        using var scope = NewDisposeScope();
        var values = weights.detach().cpu().contiguous().data<float>().ToArray();
        var stored = new TensorProto
        {
            Name = name + HalfSuffix,
            DataType = Float16,
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(Array.ConvertAll(values, value => (Half)value).AsSpan())),
        };
        stored.Dims.AddRange(weights.shape);
        _graph.Initializer.Add(stored);

        return Add("Cast", [stored.Name], name, ("to", Float));
    }

    /// <summary>Rounds a network's matrices to what 16 bits hold.</summary>
    /// <exception cref="ExportException">A weight is too large for 16 bits.</exception>
    public static void RoundMatrices(nn.Module network)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();

        foreach (var (name, parameter) in network.named_parameters())
        {
            if (parameter.dim() != 2)
            {
                continue;
            }

            if (parameter.abs().max().item<float>() > (float)Half.MaxValue)
            {
                throw new ExportException($"a weight of {name} is above {Half.MaxValue}, the most that 16 bits hold");
            }

            parameter.copy_(parameter.to(ScalarType.Float16).to(ScalarType.Float32));
        }
    }

    public string Constant(float value, string name)
    {
        _graph.Initializer.Add(new TensorProto
        {
            Name = name,
            DataType = Float,
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes([value])),
        });

        return name;
    }

    public string Integers(long[] values, string name)
    {
        var stored = new TensorProto
        {
            Name = name,
            DataType = Int64,
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values.AsSpan())),
        };
        stored.Dims.Add(values.Length);
        _graph.Initializer.Add(stored);

        return name;
    }

    /// <summary>Adds an operator with one result.</summary>
    public string Add(string type, string[] inputs, string result, params (string Name, object Value)[] attributes)
    {
        AddNode(type, inputs, [result], attributes);

        return result;
    }

    /// <summary>Adds an operator with several results, named after the first.</summary>
    /// <param name="type">The operator.</param>
    /// <param name="inputs">Its inputs; an empty name leaves out one that is optional.</param>
    /// <param name="results">Names for its results.</param>
    /// <param name="attributes">Its attributes.</param>
    public void AddNode(string type, string[] inputs, string[] results, params (string Name, object Value)[] attributes)
    {
        var node = new NodeProto { OpType = type, Name = results[0] };
        node.Input.AddRange(inputs);
        node.Output.AddRange(results);

        foreach (var (name, value) in attributes)
        {
            node.Attribute.Add(Attribute(name, value));
        }

        _graph.Node.Add(node);
    }

    /// <summary>Adds a fully connected layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">[..., inputs].</param>
    /// <param name="name">A name for the result, and before those of the weights.</param>
    public string Linear(Linear layer, string input, string name)
    {
        var product = Add("MatMul", [input, Matrix(layer.weight!.t(), name + "_weight")], name + "_product");

        return Add("Add", [product, Weights(layer.bias!, name + "_bias")], name);
    }

    /// <summary>
    /// Puts the last frames of the call before in front of a value [batch, frames, channels], and hands its own last ones
    /// on: an input state_i and an output next_state_i, [batch, past, channels].
    /// </summary>
    /// <param name="value">What is carried.</param>
    /// <param name="past">Frames that are kept.</param>
    /// <param name="channels">Channels of the value.</param>
    /// <returns>The value with its past, [batch, past + frames, channels].</returns>
    public string Carry(string value, int past, int channels)
    {
        var (state, index) = State(past, channels);
        var whole = Add("Concat", [state, value], "with_" + state, ("axis", 1));
        NextState(Frames(whole, -past, 0, "last_of_" + state), index, past, channels);

        return whole;
    }

    /// <summary>Declares an input state_i, [batch, past, channels]: what the call before gave to <see cref="NextState"/>.</summary>
    /// <returns>Its name, and i.</returns>
    public (string Name, int Index) State(int past, int channels)
    {
        var index = _states++;

        return (Input(StateName(ModelFacts.StateInputPrefix, index), "batch", $"{past}", $"{channels}"), index);
    }

    /// <summary>Puts out what the next call is to find in state_i.</summary>
    public void NextState(string value, int index, int past, int channels)
    {
        Output(value, StateName(ModelFacts.StateOutputPrefix, index), "batch", $"{past}", $"{channels}");
    }

    /// <summary>Leaves out the first and last frames of a value [batch, frames, channels].</summary>
    /// <param name="value">What is cut.</param>
    /// <param name="first">Frames left out at the start; below 0: all but so many of the last ones.</param>
    /// <param name="last">Frames left out at the end.</param>
    /// <param name="name">A name for the result.</param>
    public string Frames(string value, int first, int last, string name)
    {
        return Add(
            "Slice",
            [value, Integers([first], name + "_from"), Integers([last == 0 ? long.MaxValue : -last], name + "_to"), Integers([1], name + "_axis")],
            name);
    }

    /// <summary>The finished model with its metadata.</summary>
    public byte[] ToBytes(IReadOnlyDictionary<string, string> metadata, string version)
    {
        var model = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "WeakSep",
            ProducerVersion = version,
            Graph = _graph,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = Opset });
        model.MetadataProps.AddRange(
            metadata.Select(entry => new StringStringEntryProto { Key = entry.Key, Value = entry.Value }));

        return model.ToByteArray();
    }

    private static string StateName(string prefix, int index) => prefix + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>An operator's attribute: an int, a float, a string or int[].</summary>
    public static AttributeProto Attribute(string name, object value)
    {
        var attribute = new AttributeProto { Name = name };

        switch (value)
        {
            case int number:
                attribute.Type = AttributeProto.Types.AttributeType.Int;
                attribute.I = number;
                break;
            case string text:
                attribute.Type = AttributeProto.Types.AttributeType.String;
                attribute.S = ByteString.CopyFromUtf8(text);
                break;
            case float number:
                attribute.Type = AttributeProto.Types.AttributeType.Float;
                attribute.F = number;
                break;
            case int[] numbers:
                attribute.Type = AttributeProto.Types.AttributeType.Ints;
                attribute.Ints.AddRange(numbers.Select(number => (long)number));
                break;
            default:
                throw new ArgumentException($"attribute {name} is a {value.GetType().Name}; expected int, float, string or int[]");
        }

        return attribute;
    }

    private static ValueInfoProto Value(string name, string[] shape)
    {
        var dimensions = new TensorShapeProto();

        foreach (var size in shape)
        {
            dimensions.Dim.Add(long.TryParse(size, out var number)
                ? new TensorShapeProto.Types.Dimension { DimValue = number }
                : new TensorShapeProto.Types.Dimension { DimParam = size });
        }

        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = Float, Shape = dimensions } },
        };
    }
}
