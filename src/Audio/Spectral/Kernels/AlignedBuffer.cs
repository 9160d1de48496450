using System.Runtime.CompilerServices;

namespace WeakSep.Audio.Spectral.Kernels;

/// <summary>Floats that start on a cache line and never move, so that kernels may hold pointers to them.</summary>
internal sealed unsafe class AlignedBuffer
{
    private const int CacheLineBytes = 64;

    private readonly float[] _storage;  // pinned; kept so that the memory lives as long as the pointer

    public AlignedBuffer(int length)
    {
        Length = length;
        _storage = GC.AllocateArray<float>(length + (CacheLineBytes / sizeof(float)), pinned: true);
        var address = (nint)Unsafe.AsPointer(ref _storage[0]);
        Pointer = (float*)((address + CacheLineBytes - 1) / CacheLineBytes * CacheLineBytes);
    }

    public int Length { get; }

    public float* Pointer { get; }

    public Span<float> Span => new(Pointer, Length);
}
