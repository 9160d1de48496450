using WeakSep.Audio;

namespace WeakSep.Host.Devices;

/// <summary>Silence without end.</summary>
internal sealed class SilentInput : IPacedInput
{
    /// <inheritdoc/>
    public Exception? Failure => null;

    /// <inheritdoc/>
    public void Start(int blockFrames, int tailFrames)
    {
    }

    /// <inheritdoc/>
    [AudioThread]
    public PacedInputState Next(Span<float> left, Span<float> right)
    {
        left.Clear();
        right.Clear();
        return PacedInputState.Playing;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
