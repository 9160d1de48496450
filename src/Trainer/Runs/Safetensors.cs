using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Runs;

/// <summary>
/// Named float tensors and strings in one file, in the safetensors format: length of the header (8 bytes, little
/// endian), header as JSON, raw values. Chosen because every framework reads it and nothing in it is executed.
/// </summary>
public static class Safetensors
{
    private const string MetadataKey = "__metadata__";
    private const int MaxHeaderBytes = 16 << 20;        // a thousand times a large network's; bounds a hostile file

    /// <summary>Writes tensors and metadata, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">Tensors by name; all are written as float32.</param>
    /// <param name="metadata">Strings by name.</param>
    public static void Write(
        string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        ArgumentNullException.ThrowIfNull(metadata);
        var header = new JsonObject
        {
            [MetadataKey] = new JsonObject(metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
        };
        var offset = 0L;

        foreach (var (name, value) in tensors)
        {
            var bytes = value.numel() * sizeof(float);
            header[name] = new JsonObject
            {
                ["dtype"] = "F32",
                ["shape"] = new JsonArray([.. value.shape.Select(size => (JsonNode)size)]),
                ["data_offsets"] = new JsonArray(offset, offset + bytes),
            };
            offset += bytes;
        }

        var json = Encoding.UTF8.GetBytes(header.ToJsonString());
        var beside = path + ".part";

        using (var stream = File.Create(beside))
        {
            Span<byte> length = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)json.Length);
            stream.Write(length);
            stream.Write(json);

            foreach (var value in tensors.Values)
            {
                stream.Write(MemoryMarshal.AsBytes(Values(value).AsSpan()));
            }

            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Reads a file that <see cref="Write"/>, or another program, wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The file is not a safetensors file of float32 tensors.</exception>
    public static (Dictionary<string, (long[] Shape, float[] Values)> Tensors, Dictionary<string, string> Metadata) Read(
        string path)
    {
        using var stream = File.OpenRead(path);
        var header = ReadHeader(stream, path);
        var start = stream.Position;
        var tensors = new Dictionary<string, (long[], float[])>();
        var metadata = new Dictionary<string, string>();

        foreach (var property in header.EnumerateObject())
        {
            if (property.Name == MetadataKey)
            {
                foreach (var entry in property.Value.EnumerateObject())
                {
                    metadata[entry.Name] = entry.Value.GetString() ?? "";
                }
            }
            else
            {
                tensors[property.Name] = ReadTensor(stream, start, property, path);
            }
        }

        return (tensors, metadata);
    }

    private static float[] Values(Tensor value)
    {
        using var scope = NewDisposeScope();

        return value.detach().cpu().to(ScalarType.Float32).contiguous().data<float>().ToArray();
    }

    private static JsonElement ReadHeader(FileStream stream, string path)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];

        if (stream.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length)
        {
            throw new CheckpointException($"{path}: {stream.Length} bytes; expected a safetensors header of 8 bytes or more");
        }

        var size = BinaryPrimitives.ReadUInt64LittleEndian(length);

        if (size > MaxHeaderBytes || (long)size > stream.Length - length.Length)
        {
            throw new CheckpointException($"{path}: byte 0: header of {size} bytes; expected at most {MaxHeaderBytes}, inside the file");
        }

        var json = new byte[size];
        stream.ReadExactly(json);

        try
        {
            return JsonDocument.Parse(json).RootElement;
        }
        catch (JsonException e)
        {
            throw new CheckpointException($"{path}: byte 8: the header is not JSON: {e.Message}", e);
        }
    }

    private static (long[] Shape, float[] Values) ReadTensor(
        FileStream stream, long start, JsonProperty property, string path)
    {
        try
        {
            var shape = property.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
            var offsets = property.Value.GetProperty("data_offsets");
            var (begin, end) = (offsets[0].GetInt64(), offsets[1].GetInt64());
            var count = shape.Aggregate(1L, (product, size) => checked(product * size));

            if (property.Value.GetProperty("dtype").GetString() != "F32" || end - begin != count * sizeof(float)
                || begin < 0 || start + end > stream.Length)
            {
                throw new CheckpointException(
                    $"{path}: tensor {property.Name}: expected F32 values of shape [{string.Join(", ", shape)}] inside the file");
            }

            var values = new float[count];
            stream.Position = start + begin;
            stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));

            return (shape, values);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or OverflowException
            or FormatException or IndexOutOfRangeException)
        {
            throw new CheckpointException($"{path}: tensor {property.Name}: {e.Message}; expected dtype, shape and data_offsets", e);
        }
    }
}
