namespace TorchSharp.Interop;

/// <summary>One argument of an operator before it is packed. A missing tensor, list or number is "none".</summary>
internal readonly struct Argument
{
    private Argument(ArgumentKind kind, long word, object? reference = null, int length = 0)
    {
        Kind = kind;
        Word = word;
        Reference = reference;
        Length = length;
    }

    /// <summary>What the argument holds.</summary>
    public ArgumentKind Kind { get; }

    /// <summary>The value of a number, switch or device.</summary>
    public long Word { get; }

    /// <summary>The tensor, array or string.</summary>
    public object? Reference { get; }

    /// <summary>Entries of a list, UTF-8 bytes of a string; 0 otherwise.</summary>
    public int Length { get; }

    /// <summary>Words that the entries take behind the table of arguments.</summary>
    public int Words => Kind == ArgumentKind.Text ? (Length + sizeof(long) - 1) / sizeof(long) : Length;

    public static implicit operator Argument(torch.Tensor? value) =>
        value is null ? default : new(ArgumentKind.Tensor, 0, value);

    public static implicit operator Argument(long value) => new(ArgumentKind.Integer, value);

    public static implicit operator Argument(long? value) => value is { } number ? number : default(Argument);

    public static implicit operator Argument(double value) =>
        new(ArgumentKind.Real, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Argument(bool value) => new(ArgumentKind.Boolean, value ? 1 : 0);

    public static implicit operator Argument(torch.ScalarType value) => new(ArgumentKind.Integer, (long)value);

    public static implicit operator Argument(torch.ScalarType? value) => value is { } type ? type : default(Argument);

    public static implicit operator Argument(Scalar? value) => value is null ? default : value.ToArgument();

    public static implicit operator Argument(torch.Device? value) =>
        value is null ? default : new(ArgumentKind.Device, ((long)value.index << 8) | (long)value.type);

    public static implicit operator Argument(long[]? value) =>
        value is null ? default : new(ArgumentKind.IntegerList, 0, value, value.Length);

    public static implicit operator Argument(torch.Tensor[] value) =>
        new(ArgumentKind.TensorList, 0, value, value.Length);

    public static implicit operator Argument(string value) =>
        new(ArgumentKind.Text, 0, value, System.Text.Encoding.UTF8.GetByteCount(value));

    /// <summary>A list in which entries may be missing, as advanced indexing takes it.</summary>
    public static Argument Optional(torch.Tensor?[] value) =>
        new(ArgumentKind.OptionalTensorList, 0, value, value.Length);
}
