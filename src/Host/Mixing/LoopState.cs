namespace WeakSep.Host.Mixing;

/// <summary>The region that repeats.</summary>
/// <param name="Start">Its first moment, in seconds.</param>
/// <param name="End">The moment behind its last, in seconds.</param>
/// <param name="On">Whether it repeats.</param>
internal sealed record LoopState(double Start = 0, double End = 0, bool On = false);
