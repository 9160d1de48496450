namespace WeakSep.Benchmarks.Transforms;

/// <summary>A library's real transform of one size, ready to run on its own memory.</summary>
internal interface IRealTransform : IDisposable
{
    /// <summary>Samples to spectrum.</summary>
    void Forward();

    /// <summary>Spectrum to samples.</summary>
    void Inverse();

    /// <summary>
    /// Magnitude of a bin after <see cref="Forward"/> on the common test signal, to show that all compute the same.
    /// </summary>
    double Magnitude(int bin);
}
