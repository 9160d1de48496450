using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>A number of any element type, as operators take it beside tensors.</summary>
public sealed class Scalar : IDisposable
{
    private readonly long _integer;
    private readonly double _real;

    private Scalar(torch.ScalarType type, long integer, double real)
    {
        Type = type;
        _integer = integer;
        _real = real;
    }

    /// <summary>Float64 for real numbers, Int64 for integers, Bool for truth values.</summary>
    public torch.ScalarType Type { get; }

    public static implicit operator Scalar(int value) => new(torch.ScalarType.Int64, value, value);

    public static implicit operator Scalar(long value) => new(torch.ScalarType.Int64, value, value);

    public static implicit operator Scalar(float value) => new(torch.ScalarType.Float64, 0, value);

    public static implicit operator Scalar(double value) => new(torch.ScalarType.Float64, 0, value);

    public static implicit operator Scalar(bool value) => new(torch.ScalarType.Bool, value ? 1 : 0, value ? 1 : 0);

    /// <summary>Nothing to release; TorchSharp's scalars have this member.</summary>
    public void Dispose()
    {
    }

    internal double Real => _real;

    internal long Integer => Type == torch.ScalarType.Float64 ? (long)_real : _integer;

    internal Argument ToArgument() => Type switch
    {
        torch.ScalarType.Float64 => _real,
        torch.ScalarType.Bool => _integer != 0,
        _ => _integer,
    };
}
