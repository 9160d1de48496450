namespace WeakSep.Audio.Spectral.Kernels;

/// <summary>Where a butterfly finds the factors for its outputs.</summary>
internal unsafe interface ITwiddles
{
    /// <summary>Multiplies output j (1..Radix-1) by its factor and stores it.</summary>
    static abstract void Store<TLane>(TLane re, TLane im, int j, float* twiddles, float* outRe, float* outIm)
        where TLane : struct, ILane<TLane>;
}
