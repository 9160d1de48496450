using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>
/// Lets everything through: every mask is 1, so each source is the mixture. Tests and benchmarks of the signal path run
/// with it where no model is on disk.
/// </summary>
public sealed class IdentityMaskModel : IMaskModel
{
    /// <summary>Creates the model.</summary>
    /// <param name="facts">The grid and the sources to stand in for.</param>
    public IdentityMaskModel(ModelFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        Facts = facts;
    }

    /// <inheritdoc/>
    public ModelFacts Facts { get; }

    /// <inheritdoc/>
    public void Run(ReadOnlySpan<float> magnitude, int frames, Span<float> masks) =>
        masks[..(Facts.Sources.Count * frames * Facts.Bins)].Fill(1f);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
