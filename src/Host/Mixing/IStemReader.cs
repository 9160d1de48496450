namespace WeakSep.Host.Mixing;

/// <summary>A song's stems, the last of them perhaps still being rendered.</summary>
internal interface IStemReader : IDisposable
{
    /// <summary>Ids of the sources, then <c>residual</c>.</summary>
    IReadOnlyList<string> Stems { get; }

    /// <summary>Rate, in hertz.</summary>
    int SampleRate { get; }

    /// <summary>Samples per frame, 1 or 2.</summary>
    int Channels { get; }

    /// <summary>Length, in frames.</summary>
    long Frames { get; }

    /// <summary>Frames that every stem has so far; grows while the song is rendered.</summary>
    long ReadyFrames { get; }

    /// <summary>Reads samples; may touch the disk. Any thread, but one at a time.</summary>
    /// <param name="stem">Index in <see cref="Stems"/>.</param>
    /// <param name="frame">The first frame.</param>
    /// <param name="interleaved">Receives samples, [frames, channels].</param>
    /// <returns>Frames read; fewer than asked for at the end of what is ready.</returns>
    int Read(int stem, long frame, Span<float> interleaved);
}
