namespace WeakSep.Trainer.Networks;

/// <summary>The number format of a network's matrix products while it trains; exported models are always 32-bit.</summary>
public enum MatrixPrecision
{
    /// <summary>32-bit floats.</summary>
    Full,

    /// <summary>
    /// 16-bit floats with the exponent of 32-bit ones, summed in 32 bits. Weights and their updates stay 32-bit. Several
    /// times as fast on processors with AVX-512 BF16.
    /// </summary>
    BFloat16,
}
