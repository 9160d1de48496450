using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace WeakSep.RealtimeSeparator.Interop;

/// <summary>
/// Wakes a waiting thread from the audio thread: the system's own counting semaphore, since .NET's take locks to signal.
/// </summary>
internal sealed unsafe partial class Wakeup : IDisposable
{
    private const int SemaphoreBytes = 64;      // sem_t has 32 bytes on 64-bit Linux
    private const int Interrupted = 4;          // EINTR
    private const uint Forever = uint.MaxValue;

    private void* _semaphore;

    /// <summary>Creates a semaphore at 0.</summary>
    public Wakeup()
    {
        if (OperatingSystem.IsWindows())
        {
            _semaphore = CreateSemaphore(null, 0, int.MaxValue, null);
        }
        else if (OperatingSystem.IsMacOS())
        {
            _semaphore = DispatchCreate(0);
        }
        else
        {
            _semaphore = NativeMemory.AllocZeroed(SemaphoreBytes);
            _ = SemaphoreInit(_semaphore, shared: 0, value: 0);
        }

        if (_semaphore is null)
        {
            throw new InvalidOperationException("the system has no semaphore left");
        }
    }

    /// <summary>Counts up; never waits.</summary>
    [Audio.AudioThread]
    public void Signal()
    {
        if (OperatingSystem.IsWindows())
        {
            _ = ReleaseSemaphore(_semaphore, 1, null);
        }
        else if (OperatingSystem.IsMacOS())
        {
            _ = DispatchSignal(_semaphore);
        }
        else
        {
            _ = SemaphorePost(_semaphore);
        }
    }

    /// <summary>Waits until the count is above 0 and counts down.</summary>
    public void Wait()
    {
        if (OperatingSystem.IsWindows())
        {
            _ = WaitForSingleObject(_semaphore, Forever);
        }
        else if (OperatingSystem.IsMacOS())
        {
            _ = DispatchWait(_semaphore, ulong.MaxValue);
        }
        else
        {
            while (SemaphoreWait(_semaphore) != 0 && Marshal.GetLastSystemError() == Interrupted)
            {
            }
        }
    }

    /// <summary>Frees the semaphore; nobody may wait any more.</summary>
    public void Dispose()
    {
        var semaphore = _semaphore;
        _semaphore = null;

        if (semaphore is null)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            _ = CloseHandle(semaphore);
        }
        else if (OperatingSystem.IsMacOS())
        {
            DispatchRelease(semaphore);
        }
        else
        {
            _ = SemaphoreDestroy(semaphore);
            NativeMemory.Free(semaphore);
        }
    }

    [LibraryImport("libc", EntryPoint = "sem_init")]
    private static partial int SemaphoreInit(void* semaphore, int shared, uint value);

    [LibraryImport("libc", EntryPoint = "sem_post")]
    [SuppressGCTransition]
    private static partial int SemaphorePost(void* semaphore);

    [LibraryImport("libc", EntryPoint = "sem_wait")]
    private static partial int SemaphoreWait(void* semaphore);

    [LibraryImport("libc", EntryPoint = "sem_destroy")]
    private static partial int SemaphoreDestroy(void* semaphore);

    [SupportedOSPlatform("windows")]
    [LibraryImport("kernel32", EntryPoint = "CreateSemaphoreW")]
    private static partial void* CreateSemaphore(void* security, int initial, int maximum, void* name);

    [SupportedOSPlatform("windows")]
    [LibraryImport("kernel32", EntryPoint = "ReleaseSemaphore")]
    private static partial int ReleaseSemaphore(void* semaphore, int count, void* previous);

    [SupportedOSPlatform("windows")]
    [LibraryImport("kernel32", EntryPoint = "WaitForSingleObject")]
    private static partial uint WaitForSingleObject(void* handle, uint milliseconds);

    [SupportedOSPlatform("windows")]
    [LibraryImport("kernel32", EntryPoint = "CloseHandle")]
    private static partial int CloseHandle(void* handle);

    [SupportedOSPlatform("macos")]
    [LibraryImport("libSystem", EntryPoint = "dispatch_semaphore_create")]
    private static partial void* DispatchCreate(nint value);

    [SupportedOSPlatform("macos")]
    [LibraryImport("libSystem", EntryPoint = "dispatch_semaphore_signal")]
    private static partial nint DispatchSignal(void* semaphore);

    [SupportedOSPlatform("macos")]
    [LibraryImport("libSystem", EntryPoint = "dispatch_semaphore_wait")]
    private static partial nint DispatchWait(void* semaphore, ulong timeout);

    [SupportedOSPlatform("macos")]
    [LibraryImport("libSystem", EntryPoint = "dispatch_release")]
    private static partial void DispatchRelease(void* semaphore);
}
