namespace WeakSep.Host.Devices;

/// <summary>What a sound device plays through: blocks in, blocks out, at a latency that is stated.</summary>
internal interface IBlockProcessor
{
    /// <summary>Name of each input channel, such as <c>in_L</c>.</summary>
    IReadOnlyList<string> InputNames { get; }

    /// <summary>Name of each output channel: a source or other output, then <c>_L</c> or <c>_R</c>, such as <c>bass_L</c>.</summary>
    IReadOnlyList<string> OutputNames { get; }

    /// <summary>Samples that every output is late against the inputs; known once prepared.</summary>
    int LatencySamples { get; }

    /// <summary>Takes all memory for a rate and a block size. Never called while <see cref="Process"/> runs.</summary>
    /// <param name="sampleRate">Rate of the device, in hertz.</param>
    /// <param name="blockFrames">The most samples per channel of a call; devices call with this many except where they cannot.</param>
    void Prepare(int sampleRate, int blockFrames);

    /// <summary>Turns one block of inputs into outputs, all of which are filled. For the audio thread.</summary>
    /// <param name="block">The device's buffers.</param>
    void Process(in AudioBlock block);
}
