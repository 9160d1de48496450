using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Conversions of tensors to numbers, and tensors in streams.</summary>
public static class TensorExtensionMethods
{
    private const int BufferBytes = 1 << 16;
    private const int MostDimensions = 16;

    public static float ToSingle(this torch.Tensor value) => value.ToScalar().ToSingle();

    public static double ToDouble(this torch.Tensor value) => value.ToScalar().ToDouble();

    public static int ToInt32(this torch.Tensor value) => value.ToScalar().ToInt32();

    public static long ToInt64(this torch.Tensor value) => value.ToScalar().ToInt64();

    public static bool ToBoolean(this torch.Tensor value) => value.ToScalar().ToBoolean();

    public static Parameter AsParameter(this torch.Tensor tensor) => new(tensor);

    /// <summary>
    /// Writes type, number of dimensions, sizes (as 7-bit encoded integers) and the elements in row-major order.
    /// </summary>
    public static void Save(this torch.Tensor tensor, BinaryWriter writer)
    {
        writer.Write7BitEncodedInt64((long)tensor.dtype);
        var shape = tensor.shape;
        writer.Write7BitEncodedInt64(shape.Length);

        foreach (var size in shape)
        {
            writer.Write7BitEncodedInt64(size);
        }

        using var scope = torch.NewDisposeScope();
        Transfer(tensor.detach().cpu().contiguous(), bytes =>
        {
            writer.Write(bytes);
            return bytes.Length;
        });
    }

    /// <summary>Overwrites the tensor with one that <see cref="Save"/> wrote.</summary>
    /// <exception cref="ArgumentException">Element type or sizes differ.</exception>
    /// <exception cref="EndOfStreamException">The stream ends before the last element.</exception>
    public static void Load(this torch.Tensor tensor, BinaryReader reader, bool skip = false)
    {
        var (type, shape) = ReadHeader(reader);

        if (!skip && (type != tensor.dtype || !shape.AsSpan().SequenceEqual(tensor.shape)))
        {
            throw new ArgumentException(
                $"the file holds {type} [{string.Join('x', shape)}], "
                + $"the module {tensor.dtype} [{string.Join('x', tensor.shape)}]");
        }

        using var scope = torch.NewDisposeScope();
        using var recording = torch.no_grad();
        var loaded = ReadElements(reader, type, shape);

        if (!skip)
        {
            tensor.copy_(loaded);
        }
    }

    /// <summary>
    /// A new tensor from what <see cref="Save"/> wrote; null with <paramref name="skip"/>, which only reads past it.
    /// </summary>
    public static torch.Tensor? Load(BinaryReader reader, bool skip = false)
    {
        var (type, shape) = ReadHeader(reader);
        var tensor = ReadElements(reader, type, shape);

        if (!skip)
        {
            return tensor;
        }

        tensor.Dispose();
        return null;
    }

    private static (torch.ScalarType Type, long[] Shape) ReadHeader(BinaryReader reader)
    {
        var type = (torch.ScalarType)checked((sbyte)reader.Read7BitEncodedInt64());
        var dimensions = reader.Read7BitEncodedInt64();

        if (!Enum.IsDefined(type) || dimensions is < 0 or > MostDimensions)
        {
            throw new ArgumentException($"no tensor: element type {(int)type}, {dimensions} dimensions");
        }

        var shape = new long[dimensions];

        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = reader.Read7BitEncodedInt64();
            ArgumentOutOfRangeException.ThrowIfNegative(shape[i]);
        }

        return (type, shape);
    }

    private static torch.Tensor ReadElements(BinaryReader reader, torch.ScalarType type, long[] shape)
    {
        var tensor = torch.empty(shape, type);
        Transfer(tensor, bytes =>
        {
            reader.BaseStream.ReadExactly(bytes);
            return bytes.Length;
        });
        return tensor;
    }

    private static unsafe void Transfer(torch.Tensor tensor, SpanAction action)
    {
        var address = (byte*)tensor.Address();
        var length = tensor.numel() * tensor.element_size();

        for (var done = 0L; done < length;)
        {
            done += action(new Span<byte>(address + done, (int)Math.Min(BufferBytes, length - done)));
        }

        GC.KeepAlive(tensor);
    }

    private delegate int SpanAction(Span<byte> bytes);
}
