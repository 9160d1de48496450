namespace WeakSep.Trainer.Export;

/// <summary>
/// Runs an exported model once; the caller brings the inference engine, which the trainer does not know.
/// </summary>
/// <param name="model">The .onnx file's bytes.</param>
/// <param name="magnitude">[frames, bins].</param>
/// <param name="frames">Frames.</param>
/// <param name="bins">Bins.</param>
/// <returns>The model's outputs but for its state, flattened, one behind the other.</returns>
public delegate float[] ModelRunner(byte[] model, float[] magnitude, int frames, int bins);
