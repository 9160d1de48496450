namespace TorchSharp;

/// <summary>Which C# type holds an element of which tensor type.</summary>
internal static class ScalarTypes
{
    private static readonly Dictionary<Type, torch.ScalarType> Types = new()
    {
        [typeof(byte)] = torch.ScalarType.Byte,
        [typeof(sbyte)] = torch.ScalarType.Int8,
        [typeof(short)] = torch.ScalarType.Int16,
        [typeof(int)] = torch.ScalarType.Int32,
        [typeof(long)] = torch.ScalarType.Int64,
        [typeof(Half)] = torch.ScalarType.Float16,
        [typeof(float)] = torch.ScalarType.Float32,
        [typeof(double)] = torch.ScalarType.Float64,
        [typeof(bool)] = torch.ScalarType.Bool,
    };

    /// <summary>The element type of a C# type.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static torch.ScalarType Of(Type type) =>
        Types.TryGetValue(type, out var found)
            ? found
            : throw new ArgumentException($"{type.Name} is not an element type");
}
