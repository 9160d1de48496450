namespace WeakSep.Trainer.Networks;

/// <summary>What a classifier sees and how large it is (weak-labels.md sections 5.2 to 5.4). Defaults are the specification's.</summary>
public sealed record ClassifierSettings
{
    /// <summary>How it is built. Default <see cref="ClassifierKind.Convolutional"/>.</summary>
    public ClassifierKind Kind { get; init; }

    /// <summary>Mel filters before the network. Default: none, it sees all bins; the paper tried 10, 20, 30, 40 and 56.</summary>
    public int? MelFilters { get; init; }

    /// <summary>
    /// How magnitudes enter the network. Default <see cref="MagnitudeScale.Linear"/>: the paper found logarithms unreliable
    /// as soon as a separator learns through the classifier.
    /// </summary>
    public MagnitudeScale Input { get; init; } = MagnitudeScale.Linear;

    /// <summary>
    /// Channels of each convolution, where there are any. All halve the frequencies, all but the first the frames.
    /// Default 32, 64, 128.
    /// </summary>
    public int[] Channels { get; init; } = [32, 64, 128];

    /// <summary>Width of the convolutions in frames and bins; odd. Default 5.</summary>
    public int Kernel { get; init; } = 5;

    /// <summary>Layers of the LSTM, or of <see cref="ClassifierKind.FeedForward"/>, which may have none. Default 1 behind convolutions, else 2.</summary>
    public int? Layers { get; init; }

    /// <summary>Units of a layer, of an LSTM in each direction. Default 100.</summary>
    public int Units { get; init; } = 100;

    /// <summary>What makes the clip's probability. Default <see cref="ClipPooling.Max"/>.</summary>
    public ClipPooling Pooling { get; init; }

    /// <summary>Frames of the input for each frame of the output.</summary>
    public int FrameStep => Kind == ClassifierKind.Convolutional ? 1 << (Channels.Length - 1) : 1;

    /// <summary>Checks every range.</summary>
    /// <exception cref="ArgumentException">A size is outside its range; the message names it.</exception>
    public void Validate()
    {
        Require.InRange(MelFilters ?? 1, 1, 512);
        Require.InRange(Channels.Length, 1, 6);
        Require.InRange(Kernel, 1, 15);
        Require.InRange(Layers ?? 1, Kind == ClassifierKind.FeedForward ? 0 : 1, 16);
        Require.InRange(Units, 1, 4096);

        foreach (var channels in Channels)
        {
            Require.InRange(channels, 1, 4096);
        }

        if (Kernel % 2 == 0)
        {
            throw new ArgumentException($"kernel is {Kernel}; expected an odd number");
        }
    }
}
