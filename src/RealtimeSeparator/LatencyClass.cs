namespace WeakSep.RealtimeSeparator;

/// <summary>What a musician trades for quality: how late a live model's outputs are. Each value is a multiple of the least.</summary>
public enum LatencyClass
{
    /// <summary>The shortest synthesis window that the model was made for: 12 ms with a window of 512 samples at 44.1 kHz.</summary>
    Low = 1,

    /// <summary>Twice as late.</summary>
    Medium = 2,

    /// <summary>Four times as late.</summary>
    High = 4,
}
