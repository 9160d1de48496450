namespace WeakSep.RealtimeSeparator;

/// <summary>Where a separator puts its stems.</summary>
public interface IStemSink
{
    /// <summary>Takes the next samples of the mixture and of every stem; the memory is reused after the call.</summary>
    /// <param name="mixture">What was separated, [frames, channels].</param>
    /// <param name="stems">One array per wanted source, [frames, channels] each; as long as <paramref name="mixture"/>.</param>
    void Write(ReadOnlyMemory<float> mixture, IReadOnlyList<ReadOnlyMemory<float>> stems);
}
