namespace WeakSep.Host.Mixing;

/// <summary>What plays, and how: the answer of <c>GET /api/engine</c>.</summary>
/// <param name="Mode"><c>file</c> or <c>live</c>.</param>
/// <param name="Device">What people call the device; null where there is none.</param>
/// <param name="Rate">Its rate, in hertz; 0 where there is none.</param>
/// <param name="Buffer">Its samples per block; 0 where there is none.</param>
/// <param name="Provider">What computes a live separation; null for files.</param>
/// <param name="Latency">How late what is heard is.</param>
/// <param name="Available">Whether a device plays.</param>
internal sealed record EngineFacts(
    string Mode, string? Device, int Rate, int Buffer, string? Provider, EngineLatency Latency, bool Available)
{
    /// <summary>The facts as they are.</summary>
    /// <param name="device">What plays.</param>
    /// <param name="deck">What is played; null for nothing.</param>
    internal static EngineFacts Of(MixerDevice device, IMixDeck? deck)
    {
        var live = (deck as LiveDeck)?.Input;
        var rate = device.SampleRate;
        var latency = live?.Engine.Separator?.Latency ?? default;
        var (algorithm, block) = (latency.WindowSamples + latency.LookaheadSamples, latency.BlockSamples + latency.ModelSamples);

        return new EngineFacts(
            live is null ? "file" : "live",
            device.Title,
            rate,
            device.BlockFrames,
            live?.Provider,
            new EngineLatency(Ms(algorithm), Ms(block), Ms(device.BlockFrames), Ms(algorithm + block + device.BlockFrames)),
            device.IsAvailable);

        double Ms(int samples) => rate == 0 ? 0 : Math.Round(1e3 * samples / rate, 2);
    }
}
