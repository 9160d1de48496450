using WeakSep.RealtimeSeparator.Masking;
using WeakSep.RealtimeSeparator.Offline;
using WeakSep.RealtimeSeparator.Transcription;

namespace WeakSep.RealtimeSeparator;

/// <summary>Writes down what each source of a mixture plays, in memory that does not depend on the mixture's length.</summary>
/// <remarks>Chunks carry the context that the model reaches, as in <see cref="OfflineSeparator"/>.</remarks>
public static class OfflineTranscriber
{
    /// <summary>Transcribes a mixture.</summary>
    /// <param name="model">The transcriptor.</param>
    /// <param name="source">The mixture.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Notes by onset.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static IReadOnlyList<TrackedNote> Transcribe(
        OnnxTranscriptor model, ISampleSource source, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(source);
        source.Format.ThrowIfUnsupported();

        var facts = model.Facts;
        var grid = facts.Grid.ScaledTo(source.Format.SampleRate);
        var windows = facts.WindowsOn(grid);
        var chunkFrames = ChunkBudget.Frames(facts, OnnxTranscriptor.Pitches, source.Format, grid);
        var analysis = new MixtureAnalysis(source, facts, new BinMap(facts, grid), grid, windows, chunkFrames);
        var tracker = new NoteTracker(facts.Sources.Count, grid.FramesPerSecond);
        var block = new SeparationBlock();
        var roll = Array.Empty<float>();

        while (analysis.Next(block, cancellation))
        {
            var length = facts.Sources.Count * block.AllFrames * OnnxTranscriptor.Pitches;
            roll = roll.Length < length ? new float[length] : roll;
            model.Run(block.Magnitudes, block.AllFrames, roll);
            tracker.Add(roll, block.AllFrames, block.LeadFrames, block.BodyFrames);
        }

        return tracker.Complete();
    }
}
