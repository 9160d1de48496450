namespace WeakSep.Host.Mixing;

/// <summary>How late what is heard is, by cause, in milliseconds.</summary>
/// <param name="AlgorithmMs">A live separation's windows and look-ahead; 0 for files.</param>
/// <param name="BlockMs">What a live separation waits for blocks and for its model; 0 for files.</param>
/// <param name="DeviceMs">A block of the device, the least that passes between the engine and the loudspeaker.</param>
/// <param name="TotalMs">The sum.</param>
internal sealed record EngineLatency(double AlgorithmMs, double BlockMs, double DeviceMs, double TotalMs);
