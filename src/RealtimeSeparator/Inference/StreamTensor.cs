using Microsoft.ML.OnnxRuntime;

namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>A tensor of a streaming model that is bound once.</summary>
/// <param name="Value">What is bound.</param>
/// <param name="Host">Its values in the processor's memory, pinned.</param>
/// <param name="Device">Its address on the device; 0 where it lives in the processor's memory.</param>
internal readonly record struct StreamTensor(OrtValue Value, float[] Host, nint Device);
