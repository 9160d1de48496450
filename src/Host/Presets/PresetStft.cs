namespace WeakSep.Host.Presets;

/// <summary>The STFT of a preset's model.</summary>
/// <param name="Window">Samples per window at the preset's rate, even.</param>
/// <param name="Hop">Samples from frame to frame, at most the window.</param>
/// <param name="Analysis">Shape of the analysis window: <c>hann</c>, <c>sqrt-hann</c> or <c>hamming</c>.</param>
/// <param name="Synthesis">Shape of the synthesis window.</param>
/// <param name="SynthesisWindow">
/// Samples of a live model's shortest synthesis window, which lies at the end of the analysis window; null where both are the same.
/// </param>
public sealed record PresetStft(int Window, int Hop, string Analysis, string Synthesis, int? SynthesisWindow = null);
