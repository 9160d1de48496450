namespace WeakSep.Audio.Spectral;

/// <summary>The shape of a periodic window of N samples, n = 0..N-1.</summary>
public enum WindowShape
{
    /// <summary>0.5 - 0.5 cos(2 pi n / N).</summary>
    Hann,

    /// <summary>Square root of <see cref="Hann"/>, that is sin(pi n / N).</summary>
    SqrtHann,

    /// <summary>0.54 - 0.46 cos(2 pi n / N).</summary>
    Hamming,
}
