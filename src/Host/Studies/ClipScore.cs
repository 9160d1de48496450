namespace WeakSep.Host.Studies;

/// <summary>How one class of one clip came out.</summary>
/// <param name="Clip">Name of the clip.</param>
/// <param name="Class">Name of the class.</param>
/// <param name="Input">SI-SDR of the mixture, dB.</param>
/// <param name="Improvement">What the separator gains over it, dB.</param>
internal readonly record struct ClipScore(string Clip, string Class, double Input, double Improvement);
