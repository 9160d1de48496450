using System.Runtime.InteropServices;

namespace WeakSep.Host.Devices.Interop;

/// <summary>JACK's jack_latency_range_t, in samples: the shortest and the longest way.</summary>
/// <param name="Min">The shortest.</param>
/// <param name="Max">The longest.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct JackLatencyRange(uint Min, uint Max)
{
    /// <summary>The range that holds both.</summary>
    public JackLatencyRange Union(JackLatencyRange other) => new(Math.Min(Min, other.Min), Math.Max(Max, other.Max));

    /// <summary>The same, so many samples later.</summary>
    public JackLatencyRange Plus(int samples) => new(Min + (uint)samples, Max + (uint)samples);
}
