using System.Runtime.InteropServices;

namespace WeakSep.Host.Devices.Interop;

/// <summary>C's struct timespec.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TimeSpec(nint Seconds, nint Nanoseconds);
