using MathNet.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace WeakSep.Benchmarks.Transforms;

/// <summary>MathNet.Numerics, managed. It works in place, so the input is copied first.</summary>
internal sealed class MathNetTransform(int size) : IRealTransform
{
    private readonly float[] _time = TestSignal.OfLength(size);
    private readonly float[] _packed = new float[size + 2];
    private readonly float[] _spectrum = new float[size + 2];

    // One thread for everybody; handing work to others costs MathNet more than it gains at these sizes.
    static MathNetTransform() => Control.UseSingleThread();

    public void Forward()
    {
        _time.CopyTo(_packed, 0);
        Fourier.ForwardReal(_packed, size, FourierOptions.NoScaling);
    }

    public void Inverse()
    {
        _spectrum.CopyTo(_packed, 0);
        Fourier.InverseReal(_packed, size, FourierOptions.AsymmetricScaling);
    }

    public double Magnitude(int bin) =>
        Math.Sqrt((_packed[2 * bin] * _packed[2 * bin]) + (_packed[(2 * bin) + 1] * _packed[(2 * bin) + 1]));

    public void Dispose()
    {
    }
}
