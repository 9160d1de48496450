using WeakSep.Audio.Files;
using WeakSep.RealtimeSeparator;

namespace WeakSep.Host.Rendering;

/// <summary>Refuses files that turned out to hold nothing, or less than they promise.</summary>
internal static class MixtureCheck
{
    /// <summary>Checks a file that was read to its end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reader">Its reader.</param>
    /// <param name="summary">What was separated of it.</param>
    /// <exception cref="AudioFileException">It is cut off.</exception>
    /// <exception cref="CommandFailure">It holds no samples.</exception>
    internal static void Require(string path, AudioReader reader, SeparationSummary summary)
    {
        if (summary.Frames == 0)
        {
            throw new CommandFailure($"{path}: holds no samples, so there is nothing to separate");
        }

        // Codes that leave sounds out also round their stated length; others state it exactly.
        if (reader.EndedEarly && reader.Encoding != SampleEncoding.Lossy)
        {
            throw new AudioFileException($"{path}: ends after {summary.Frames} of {reader.Frames} frames: the file is cut off");
        }
    }
}
