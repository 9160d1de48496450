using System.Diagnostics;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;

namespace WeakSep.Host.Rendering.Bench;

/// <summary>Measures how fast tracks are separated, without files: the whole path, and the model alone.</summary>
internal static class RenderBench
{
    private const double WarmUpSeconds = 4;
    private const int ModelFrames = 512;            // of one call of the model alone: 18 s of trio's frames

    /// <summary>Measures.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sampleRate">Rate of the sound, in hertz.</param>
    /// <param name="seconds">Length of the sound, and how long the model alone is run.</param>
    /// <param name="threads">Threads of the synthesis; the model has its own number.</param>
    /// <param name="stop">Ends it early, with an exception.</param>
    internal static RenderBenchResult Run(OnnxMaskModel model, int sampleRate, double seconds, int threads, CancellationToken stop)
    {
        var separator = new OfflineSeparator(model, new SeparatorSettings { Threads = threads });
        Separate(separator, sampleRate, WarmUpSeconds, stop);
        var whole = Separate(separator, sampleRate, seconds, stop);
        var magnitude = new float[ModelFrames * model.Facts.Bins];
        var masks = new float[model.Facts.Sources.Count * magnitude.Length];
        magnitude.AsSpan().Fill(0.01f);
        model.Run(magnitude, ModelFrames, masks);
        var frames = 0L;
        var started = Stopwatch.GetTimestamp();

        // As long as the whole path took, so that both saw the same machine.
        while (Stopwatch.GetElapsedTime(started).TotalSeconds < whole)
        {
            stop.ThrowIfCancellationRequested();
            model.Run(magnitude, ModelFrames, masks);
            frames += ModelFrames;
        }

        var framesPerSecond = frames / Stopwatch.GetElapsedTime(started).TotalSeconds;

        return new RenderBenchResult(
            Math.Round(seconds / whole, 2),
            Math.Round(framesPerSecond, 1),
            Math.Round(framesPerSecond / model.Facts.Grid.FramesPerSecond, 2),
            Math.Round(Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, 1));
    }

    private static double Separate(OfflineSeparator separator, int sampleRate, double seconds, CancellationToken stop)
    {
        using var source = new NoteSource(sampleRate, seconds);
        var started = Stopwatch.GetTimestamp();
        separator.Separate(source, new NoSink(), progress: null, stop);

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private sealed class NoSink : IStemSink
    {
        public void Write(ReadOnlyMemory<float> mixture, IReadOnlyList<ReadOnlyMemory<float>> stems)
        {
        }
    }
}
