using WeakSep.Audio;
using WeakSep.Audio.Dsp;
using WeakSep.Audio.Files;
using WeakSep.RealtimeSeparator;

namespace WeakSep.Host.Web;

/// <summary>A song's file as the mixer hears it: two channels at most, what is no number is silence.</summary>
internal sealed class FoldedReader : ISampleSource, IDisposable
{
    private const int BlockFrames = 4096;

    private readonly float[] _wide;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="AudioFileException">It is not audio.</exception>
    internal FoldedReader(string path)
    {
        Reader = AudioReader.Open(path);
        Format = StereoFold.Of(Reader.Format);
        _wide = Format == Reader.Format ? [] : new float[BlockFrames * Reader.Format.Channels];
    }

    /// <inheritdoc/>
    public AudioFormat Format { get; }

    /// <summary>The file behind it.</summary>
    internal AudioReader Reader { get; }

    /// <inheritdoc/>
    public int Read(Span<float> interleaved)
    {
        var frames = _wide.Length == 0 ? Reader.Read(interleaved) : ReadFolded(interleaved);
        NonFinite.Silence(interleaved[..(frames * Format.Channels)]);
        return frames;
    }

    /// <summary>Reads from a place on; fewer frames than asked for only at the end.</summary>
    /// <param name="frame">The first frame.</param>
    /// <param name="interleaved">Receives samples, [frames, channels].</param>
    internal int Read(long frame, Span<float> interleaved)
    {
        if (Reader.Position != frame)
        {
            Reader.Seek(frame);
        }

        var done = 0;

        for (var frames = 1; frames > 0 && done * Format.Channels < interleaved.Length; done += frames)
        {
            frames = Read(interleaved[(done * Format.Channels)..]);
        }

        return done;
    }

    /// <inheritdoc/>
    public void Dispose() => Reader.Dispose();

    private int ReadFolded(Span<float> interleaved)
    {
        var wanted = Math.Min(BlockFrames, interleaved.Length / StereoFold.MostChannels) * Reader.Format.Channels;
        var frames = Reader.Read(_wide.AsSpan(0, wanted));
        StereoFold.Apply(_wide.AsSpan(0, frames * Reader.Format.Channels), Reader.Format.Channels, interleaved);
        return frames;
    }
}
