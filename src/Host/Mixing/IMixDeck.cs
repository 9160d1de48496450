using WeakSep.Audio;
using WeakSep.Host.Devices;
using WeakSep.Host.Live;

namespace WeakSep.Host.Mixing;

/// <summary>One of the things that a mixer plays: the stems of a song, or a live separation. Strips bring it to two channels.</summary>
internal interface IMixDeck : IDisposable
{
    /// <summary>One strip per stem.</summary>
    IReadOnlyList<OutputStrip> Strips { get; }

    /// <summary>Samples that its outputs are late against the device's inputs.</summary>
    int LatencySamples { get; }

    /// <summary>Takes all memory for a rate and a block size; never while <see cref="Process"/> runs.</summary>
    void Prepare(int sampleRate, int blockFrames);

    /// <summary>Begins, beside or in place of another deck; for the audio thread, before the first block.</summary>
    /// <param name="other">What plays; null for nothing.</param>
    /// <param name="isPlaying">Whether to play at once.</param>
    /// <param name="frames">Samples per channel of the block to come.</param>
    /// <returns>False as long as it is not ready.</returns>
    [AudioThread]
    bool TryJoin(IMixDeck? other, bool isPlaying, int frames);

    /// <summary>Plays or pauses; for the audio thread.</summary>
    [AudioThread]
    void Play(bool isPlaying);

    /// <summary>Fills one block; for the audio thread.</summary>
    /// <param name="block">The device's; only its inputs are used.</param>
    /// <param name="left">Receives the left side, [frames].</param>
    /// <param name="right">Receives the right side, [frames].</param>
    [AudioThread]
    void Process(in AudioBlock block, Span<float> left, Span<float> right);
}
