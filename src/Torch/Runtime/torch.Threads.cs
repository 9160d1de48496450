using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Threads that share one operator.</summary>
    public static int get_num_threads()
    {
        var threads = NativeMethods.Threads(0);
        Aten.ThrowIfFailed(threads < 0, "get_num_threads");
        return (int)threads;
    }

    public static void set_num_threads(int num)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(num, 1);
        Aten.ThrowIfFailed(NativeMethods.Threads(num) < 0, "set_num_threads");
    }

    /// <summary>NVIDIA's devices.</summary>
    public static class cuda
    {
        /// <summary>Whether libtorch was built for CUDA and finds a device.</summary>
        public static bool is_available() => device_count() > 0;

        public static int device_count() => (int)NativeMethods.CudaDevices();
    }
}
