using WeakSep.Audio;
using WeakSep.Audio.Files;

namespace WeakSep.Host.Web;

/// <summary>Makes files of stems: WAV with the very samples that are heard, or FLAC with 24 bits.</summary>
/// <param name="workspace">Where they are made.</param>
internal sealed class StemExport(MixerWorkspace workspace)
{
    private const int BlockFrames = 1 << 14;

    /// <summary>Whether a file type can be made.</summary>
    internal static bool Knows(string extension) => extension is "wav" or "flac";

    /// <summary>Makes the file of one stem under a hidden name.</summary>
    /// <param name="job">A render that is whole.</param>
    /// <param name="stem">Index of the stem.</param>
    /// <param name="extension">wav or flac.</param>
    /// <param name="cancellation">Stops it; nothing is left then.</param>
    /// <returns>The file; the caller removes it.</returns>
    /// <exception cref="IOException">The disk is full, or the stem was removed.</exception>
    internal string Make(RenderJob job, int stem, string extension, CancellationToken cancellation)
    {
        var (song, frames) = (job.Song, job.Describe().Frames);
        workspace.RequireSpace(frames * song.Channels * sizeof(float));
        var path = workspace.Unfinished("." + extension);
        using var samples = SampleFile.Open(job.SamplesOf(stem), song.Channels);
        var encoding = extension == "flac" ? SampleEncoding.Pcm24 : SampleEncoding.Float32;
        using var writer = AudioWriter.Create(path, new AudioFormat(song.SampleRate, song.Channels), encoding);
        var block = new float[BlockFrames * song.Channels];

        for (var frame = 0L; frame < frames;)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = samples.Read(frame, block.AsSpan(0, (int)Math.Min(BlockFrames, frames - frame) * song.Channels));

            if (read == 0)
            {
                throw new EndOfStreamException($"{job.Stems[stem].Id}: ends after {frame} of {frames} frames");
            }

            writer.Write(block.AsSpan(0, read * song.Channels));
            frame += read;
        }

        writer.Commit();
        return path;
    }
}
