using WeakSep.Audio;

namespace WeakSep.Host.Devices;

/// <summary>Where a <see cref="PacedPlayer"/> takes a stereo signal from.</summary>
internal interface IPacedInput : IDisposable
{
    /// <summary>Why it failed; null as long as it did not.</summary>
    Exception? Failure { get; }

    /// <summary>Makes the first blocks available.</summary>
    /// <param name="blockFrames">Samples per block.</param>
    /// <param name="tailFrames">Samples of silence that follow the end of the signal.</param>
    void Start(int blockFrames, int tailFrames);

    /// <summary>Fills one block. For the audio thread.</summary>
    [AudioThread]
    PacedInputState Next(Span<float> left, Span<float> right);
}
