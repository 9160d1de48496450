namespace WeakSep.RealtimeSeparator.Transcription;

/// <summary>Receives what a transcriptor computes, block by block.</summary>
public interface IRollSink
{
    /// <summary>Takes the next frames.</summary>
    /// <param name="roll">Probabilities, [sources, frames, 88]; context on both sides included.</param>
    /// <param name="allFrames">Frames in <paramref name="roll"/>.</param>
    /// <param name="first">The first to take.</param>
    /// <param name="count">How many to take.</param>
    void Add(ReadOnlySpan<float> roll, int allFrames, int first, int count);
}
