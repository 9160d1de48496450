namespace WeakSep.Host.Devices;

/// <summary>One call of a sound device: a buffer per channel, to read and to fill.</summary>
/// <remarks>The buffers belong to the device and are valid during the call alone.</remarks>
internal readonly unsafe ref struct AudioBlock
{
    private readonly float** _inputs;
    private readonly float** _outputs;

    /// <summary>Wraps a device's buffers.</summary>
    /// <param name="inputs">A buffer of <paramref name="frames"/> samples per input.</param>
    /// <param name="outputs">The same per output.</param>
    /// <param name="frames">Samples per channel.</param>
    internal AudioBlock(float** inputs, float** outputs, int frames)
    {
        _inputs = inputs;
        _outputs = outputs;
        Frames = frames;
    }

    /// <summary>Samples per channel.</summary>
    internal int Frames { get; }

    /// <summary>What came in on a channel, [Frames].</summary>
    internal ReadOnlySpan<float> Input(int channel) => new(_inputs[channel], Frames);

    /// <summary>What goes out on a channel, [Frames]; holds anything until it is filled.</summary>
    internal Span<float> Output(int channel) => new(_outputs[channel], Frames);
}
