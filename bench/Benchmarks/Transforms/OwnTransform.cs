using WeakSep.Audio.Spectral;

namespace WeakSep.Benchmarks.Transforms;

/// <summary>WeakSep's own.</summary>
internal sealed class OwnTransform(int size) : IRealTransform
{
    private readonly RealFft _fft = new(size);
    private readonly float[] _time = TestSignal.OfLength(size);
    private readonly float[] _back = new float[size];
    private readonly float[] _re = new float[(size / 2) + 1];
    private readonly float[] _im = new float[(size / 2) + 1];

    public void Forward() => _fft.Forward(_time, _re, _im);

    public void Inverse() => _fft.Inverse(_re, _im, _back);

    public double Magnitude(int bin) => Math.Sqrt((_re[bin] * _re[bin]) + (_im[bin] * _im[bin]));

    public void Dispose()
    {
    }
}
