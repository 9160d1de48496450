using System.Runtime.InteropServices;
using WeakSep.Audio;
using WeakSep.Audio.Interop;

namespace WeakSep.RealtimeSeparator.Interop;

/// <summary>The few calls to CUDA's runtime that ONNX Runtime does not make for us: copies to and from tensors of fixed place.</summary>
internal sealed unsafe class CudaRuntime
{
    private const int ToDevice = 1;             // cudaMemcpyHostToDevice
    private const int ToHost = 2;               // cudaMemcpyDeviceToHost

    private readonly delegate* unmanaged<void*, void*, nuint, int, int> _copy;
    private readonly delegate* unmanaged<void*, nuint, uint, int> _lock;
    private readonly delegate* unmanaged<void*, int> _unlock;

    /// <summary>Loads the library.</summary>
    /// <exception cref="MissingLibraryException">It is not there.</exception>
    public CudaRuntime()
    {
        var library = NativeLibraries.Load(
            "cudart", "nvidia-cuda-toolkit", ["libcudart.so.13", "libcudart.so", "cudart64_13.dll", "libcudart.so.12"]);
        _copy = (delegate* unmanaged<void*, void*, nuint, int, int>)NativeLibrary.GetExport(library, "cudaMemcpy");
        _lock = (delegate* unmanaged<void*, nuint, uint, int>)NativeLibrary.GetExport(library, "cudaHostRegister");
        _unlock = (delegate* unmanaged<void*, int>)NativeLibrary.GetExport(library, "cudaHostUnregister");
    }

    /// <summary>Copies to the device and waits.</summary>
    /// <param name="host">Values, pinned.</param>
    /// <param name="device">Address on the device.</param>
    public void Upload(float[] host, nint device)
    {
        fixed (float* values = host)
        {
            Check(_copy((void*)device, values, Bytes(host), ToDevice));
        }
    }

    /// <summary>Copies from the device and waits.</summary>
    /// <param name="device">Address on the device.</param>
    /// <param name="host">Receives the values, pinned.</param>
    public void Download(nint device, float[] host)
    {
        fixed (float* values = host)
        {
            Check(_copy(values, (void*)device, Bytes(host), ToHost));
        }
    }

    /// <summary>Locks the pages of pinned memory, so that the device copies by itself.</summary>
    public void LockPages(float[] host)
    {
        Check(_lock((void*)Marshal.UnsafeAddrOfPinnedArrayElement(host, 0), Bytes(host), 0));
    }

    /// <summary>Gives the pages back.</summary>
    public void UnlockPages(float[] host)
    {
        _ = _unlock((void*)Marshal.UnsafeAddrOfPinnedArrayElement(host, 0));
    }

    private static nuint Bytes(float[] values) => (nuint)values.Length * sizeof(float);

    private static void Check(int status)
    {
        if (status != 0)
        {
            throw new InvalidOperationException($"CUDA runtime error {status}");
        }
    }
}
