using WeakSep.Audio;

namespace WeakSep.Trainer.Export;

/// <summary>An exported network.</summary>
/// <param name="Model">The .onnx file's bytes.</param>
/// <param name="Facts">What the file promises.</param>
/// <param name="LargestDifference">Largest absolute difference from libtorch's result.</param>
public sealed record ExportedModel(byte[] Model, ModelFacts Facts, double LargestDifference);
