using System.Runtime.InteropServices;
using Google.Protobuf;
using WeakSep.Trainer.Export.Onnx;
using WeakSep.Trainer.Runs;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Export;

/// <summary>
/// Walks through a network as the exporter does, but fills its weights from a model file instead of writing them there.
/// </summary>
internal sealed class OnnxWeightReader : OnnxGraph
{
    private readonly string _path;
    private readonly Dictionary<string, TensorProto> _stored;

    /// <summary>Opens a model file.</summary>
    /// <exception cref="CheckpointException">The file is not an ONNX model.</exception>
    public OnnxWeightReader(string path)
    {
        _path = path;

        try
        {
            var model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(path));
            _stored = model.Graph?.Initializer.DistinctBy(tensor => tensor.Name).ToDictionary(tensor => tensor.Name) ?? [];
            Metadata = model.MetadataProps.DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key, entry => entry.Value);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new CheckpointException($"{path}: not an ONNX model: {e.Message}");
        }
    }

    /// <summary>What the file says about itself.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <inheritdoc/>
    public override string Weights(Tensor weights, string name)
    {
        Fill(weights, name, bytes => MemoryMarshal.Cast<byte, float>(bytes).ToArray(), sizeof(float));
        return name;
    }

    /// <inheritdoc/>
    public override string Matrix(Tensor weights, string name)
    {
        if (_stored.TryGetValue(name + WeightQuantizer.CodesSuffix, out var codes))
        {
            FillEightBits(weights, name, codes);
            return name;
        }

        Fill(
            weights,
            name + HalfSuffix,
            bytes => Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(bytes).ToArray(), value => (float)value),
            sizeof(ushort));
        return name;
    }

    // The operator's layout is [outputs, blocks, codes of a block]; the network's matrix is [inputs, outputs] here.
    private void FillEightBits(Tensor target, string name, TensorProto codes)
    {
        var matrix = new EightBitMatrix(
            checked((int)target.shape[0]),
            checked((int)target.shape[1]),
            codes.RawData.ToByteArray(),
            MemoryMarshal.Cast<byte, float>((_stored.GetValueOrDefault(name + WeightQuantizer.ScalesSuffix) ?? new TensorProto()).RawData.Span).ToArray());

        if (matrix.Scales.Length != matrix.Outputs * matrix.Blocks || matrix.Codes.Length != matrix.Scales.Length * EightBitMatrix.Block)
        {
            throw new CheckpointException(
                $"{_path}: weight {name}: expected shape [{string.Join(", ", target.shape)}], 8 bits in blocks of {EightBitMatrix.Block}, as the settings build the network");
        }

        using var scope = NewDisposeScope();
        using var still = no_grad();
        target.copy_(tensor(matrix.ToValues(), target.shape));
    }

    private void Fill(Tensor target, string name, Func<byte[], float[]> decode, int size)
    {
        if (!_stored.TryGetValue(name, out var stored)
            || !stored.Dims.SequenceEqual(target.shape)
            || stored.RawData.Length != target.NumberOfElements * size)
        {
            throw new CheckpointException(
                $"{_path}: weight {name}: expected shape [{string.Join(", ", target.shape)}], {8 * size} bits, as the settings build the network");
        }

        using var scope = NewDisposeScope();
        using var still = no_grad();
        target.copy_(tensor(decode(stored.RawData.ToByteArray()), target.shape));
    }
}
