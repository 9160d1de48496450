namespace WeakSep.Audio.Spectral.Kernels;

/// <summary>
/// A group of floats that one instruction works on, or a single float. Butterflies are written once against it; the
/// compiler makes one version per width.
/// </summary>
internal unsafe interface ILane<TSelf>
    where TSelf : struct, ILane<TSelf>
{
    /// <summary>Floats in the group.</summary>
    static abstract int Count { get; }

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>a * b + c, fused where the processor can.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>c - a * b, fused where the processor can.</summary>
    static abstract TSelf SubtractProduct(TSelf a, TSelf b, TSelf c);

    /// <summary>The same value in every position.</summary>
    static abstract TSelf Broadcast(float value);

    static abstract TSelf Load(float* source);

    static abstract void Store(TSelf value, float* destination);
}
