using WeakSep.Audio.Spectral;

namespace WeakSep.Trainer.Data.Labels;

/// <summary>What all clips of a source have in common: their length, and the frames that their labels count.</summary>
/// <param name="Grid">Sample rate, window and hop of the frames; frame t is centred on sample t · hop.</param>
/// <param name="Samples">Length of a clip.</param>
public readonly record struct ClipShape(StftGrid Grid, int Samples)
{
    /// <summary>Four seconds at 16 kHz, window 32 ms, hop 8 ms: 501 frames (weak-labels.md sections 3.1 and 4).</summary>
    public static ClipShape Published { get; } = new(new StftGrid(16000, 512, 128), 64000);

    /// <summary>Frames of a clip.</summary>
    public int Frames => Grid.FrameCount(Samples);

    /// <summary>Length of a clip in seconds.</summary>
    public double Seconds => (double)Samples / Grid.SampleRate;

    /// <summary>Throws when the shape cannot hold a clip.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The grid is invalid or the clip empty.</exception>
    public void ThrowIfInvalid()
    {
        Grid.ThrowIfInvalid();
        ArgumentOutOfRangeException.ThrowIfLessThan(Samples, 1);
    }
}
