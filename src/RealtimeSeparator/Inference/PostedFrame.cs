namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>A frame on its way to the model.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="BlockStartedAt">
/// What <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/> gave when the block began that completed it.
/// </param>
internal readonly record struct PostedFrame(long Number, long BlockStartedAt);
