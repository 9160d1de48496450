namespace WeakSep.Host.Web;

/// <summary>A stem of a render.</summary>
/// <param name="job">The render.</param>
/// <param name="index">Index among its stems.</param>
internal sealed class RenderedStem(RenderJob job, int index) : IStemTrack
{
    /// <inheritdoc/>
    public long ReadyFrames => job.ReadyFrames;

    /// <inheritdoc/>
    public PeakPyramid Peaks => job.PeaksOf(index);

    /// <inheritdoc/>
    public StemSamples Open()
    {
        try
        {
            return new StemSamples(job.Song.Channels, SampleFile.Open(job.SamplesOf(index), job.Song.Channels), () => job.ReadyFrames);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            // Waiting in the queue, or removed a moment ago.
            return new StemSamples(job.Song.Channels, samples: null, static () => 0);
        }
    }
}
