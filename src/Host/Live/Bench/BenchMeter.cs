namespace WeakSep.Host.Live.Bench;

/// <summary>Takes the figures of a run: from a start to an end, both while the engine is at rest.</summary>
internal sealed class BenchMeter
{
    private const int Digits = 5;

    private readonly LiveEngine _engine;
    private readonly long _xruns;
    private readonly long _allocatedBytes;
    private readonly TimeSpan _pause;
    private readonly TimeSpan _processorTime;

    /// <summary>Throws the figures until now away and begins; only while the engine is at rest.</summary>
    /// <param name="engine">What is measured, prepared.</param>
    /// <param name="xruns">What the device has counted until now.</param>
    internal BenchMeter(LiveEngine engine, long xruns)
    {
        _engine = engine;
        _xruns = xruns;
        engine.Separator!.ClearStatistics();
        _allocatedBytes = engine.AllocatedBytes;
        _pause = GC.GetTotalPauseDuration();
        _processorTime = Environment.CpuUsage.TotalTime;
    }

    /// <summary>The figures since the start; only while the engine is at rest.</summary>
    /// <param name="xruns">What the device has counted until now.</param>
    internal BenchRun Take(long xruns)
    {
        var processorTime = Environment.CpuUsage.TotalTime - _processorTime;
        var pause = GC.GetTotalPauseDuration() - _pause;
        var allocatedBytes = _engine.AllocatedBytes - _allocatedBytes;
        var separator = _engine.Separator!;
        var seconds = (double)separator.BlockDurations.Count * separator.BlockFrames / separator.Format.SampleRate;
        var (transforms, model) = (separator.BlockDurations.TotalSeconds, separator.ModelDurations.TotalSeconds);

        return new BenchRun(
            Math.Round(seconds, Digits),
            new BenchLoad(Share(transforms), Share(model), Share(transforms + model), Share(processorTime.TotalSeconds)),
            DurationSummary.Of(separator.BlockDurations),
            DurationSummary.Of(separator.ModelDurations),
            DurationSummary.Of(separator.ResponseDurations),
            separator.LateFrames,
            xruns - _xruns,
            allocatedBytes,
            Math.Round(pause.TotalMilliseconds, Digits));

        double Share(double busySeconds) => Math.Round(busySeconds / Math.Max(seconds, 1e-9), Digits);
    }
}
