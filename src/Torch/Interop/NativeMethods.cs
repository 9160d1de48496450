using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The C functions of <c>native/dispatcher.cpp</c>, where each is described.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "WeakSepTorch";
    private const string FileName = "libWeakSepTorch.so";
    private const string Missing = "libtorch is missing: apt-get install libtorch-dev libopenblas0-pthread g++";

    static NativeMethods() => NativeLibrary.SetDllImportResolver(typeof(NativeMethods).Assembly, Resolve);

    [LibraryImport(Library, EntryPoint = "ws_last_error")]
    public static partial nint LastError();

    [LibraryImport(Library, EntryPoint = "ws_operator", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint FindOperator(string name, string overload);

    [LibraryImport(Library, EntryPoint = "ws_call")]
    public static partial long Call(nint op, long* packed, long count, long* results, long capacity);

    [LibraryImport(Library, EntryPoint = "ws_release")]
    public static partial void Release(nint tensor);

    [LibraryImport(Library, EntryPoint = "ws_release_list")]
    public static partial void ReleaseList(nint handles);

    [LibraryImport(Library, EntryPoint = "ws_describe")]
    public static partial long Describe(TensorHandle tensor, long* words, long capacity);

    [LibraryImport(Library, EntryPoint = "ws_data")]
    public static partial nint Data(TensorHandle tensor);

    [LibraryImport(Library, EntryPoint = "ws_grad")]
    public static partial nint Gradient(TensorHandle tensor);

    [LibraryImport(Library, EntryPoint = "ws_set_grad")]
    public static partial long SetGradient(TensorHandle tensor, nint gradient);

    [LibraryImport(Library, EntryPoint = "ws_grad_mode")]
    public static partial long GradMode(long enabled);

    [LibraryImport(Library, EntryPoint = "ws_seed")]
    public static partial long Seed(long seed);

    [LibraryImport(Library, EntryPoint = "ws_random_state")]
    public static partial nint RandomState(nint state);

    [LibraryImport(Library, EntryPoint = "ws_threads")]
    public static partial long Threads(long count);

    [LibraryImport(Library, EntryPoint = "ws_cuda_devices")]
    public static partial long CudaDevices();

    /// <summary>Whether libtorch and the library that wraps it can be loaded.</summary>
    public static bool IsAvailable => NativeLibrary.TryLoad(Beside(), out _);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    private static string Beside() => Path.Combine(AppContext.BaseDirectory, FileName);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return 0;
        }

        // libtorch's OpenMP threads spin for a while after each loop, and take the cores from the BLAS threads that come
        // next: matrix products then take two to three times as long. Passive waiting must be asked for before OpenMP
        // is loaded, and in the C library's environment, which .NET's own does not reach. A user's choice stands.
        if (OperatingSystem.IsLinux())
        {
            _ = SetEnvironment("OMP_WAIT_POLICY", "passive", overwrite: 0);
        }

        return NativeLibrary.TryLoad(Beside(), out var handle) ? handle : throw new DllNotFoundException(Missing);
    }
}
