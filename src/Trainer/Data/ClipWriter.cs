using System.Numerics.Tensors;
using WeakSep.Trainer.Recipes;

namespace WeakSep.Trainer.Data;

/// <summary>Writes spectra into clips in the form that the losses want: magnitudes, spectra, or what of a source lies along the mixture.</summary>
internal sealed class ClipWriter
{
    private readonly TrainingSettings _settings;
    private readonly ClipSpectrum _spectrum;

    public ClipWriter(TrainingSettings settings, ClipSpectrum spectrum)
    {
        _settings = settings;
        _spectrum = spectrum;
    }

    /// <summary>Clips without content.</summary>
    public RawClips New(int count, bool withSources)
    {
        return new RawClips(
            count,
            _settings.Instruments.Length,
            _settings.ClipFrames,
            _settings.Bins,
            withSources,
            withSpectra: _settings.Losses.DistanceOn == DistanceDomain.Samples);
    }

    /// <summary>Writes the mixture of a clip.</summary>
    /// <param name="clips">Where to.</param>
    /// <param name="clip">Which of them.</param>
    /// <param name="re">Spectrum [frames, bins], real part.</param>
    /// <param name="im">Its imaginary part.</param>
    /// <param name="gains">Factor per bin.</param>
    public void Mixture(RawClips clips, int clip, ReadOnlySpan<float> re, ReadOnlySpan<float> im, ReadOnlySpan<float> gains)
    {
        _spectrum.Magnitudes(re, im, gains, clips.MixtureOf(clip));

        if (clips.Spectra is not null)
        {
            Interleave(re, im, gains, clips.SpectrumOf(clip));
        }
    }

    /// <summary>Writes a source of a clip.</summary>
    /// <param name="clips">Where to.</param>
    /// <param name="clip">Which of them.</param>
    /// <param name="instrument">Which source.</param>
    /// <param name="re">Its spectrum [frames, bins], real part.</param>
    /// <param name="im">Its imaginary part.</param>
    /// <param name="mixRe">The mixture's spectrum.</param>
    /// <param name="mixIm">Its imaginary part.</param>
    /// <param name="gains">Factor per bin, of source and mixture alike.</param>
    public void Source(
        RawClips clips,
        int clip,
        int instrument,
        ReadOnlySpan<float> re,
        ReadOnlySpan<float> im,
        ReadOnlySpan<float> mixRe,
        ReadOnlySpan<float> mixIm,
        ReadOnlySpan<float> gains)
    {
        if (clips.SourceSpectra is not null)
        {
            Interleave(re, im, gains, clips.SourceSpectrumOf(clip, instrument));
        }
        else if (_settings.Losses.PhaseSensitive)
        {
            var target = clips.SourceOf(clip, instrument);
            ClipSpectrum.PhaseSensitive(re, im, mixRe, mixIm, target);

            for (var offset = 0; offset < target.Length; offset += gains.Length)
            {
                TensorPrimitives.Multiply(target.Slice(offset, gains.Length), gains, target.Slice(offset, gains.Length));
            }
        }
        else
        {
            _spectrum.Magnitudes(re, im, gains, clips.SourceOf(clip, instrument));
        }
    }

    /// <summary>Real and imaginary parts frame by frame: [frames, 2, bins].</summary>
    private static void Interleave(
        ReadOnlySpan<float> re, ReadOnlySpan<float> im, ReadOnlySpan<float> gains, Span<float> target)
    {
        var bins = gains.Length;

        for (var offset = 0; offset < re.Length; offset += bins)
        {
            TensorPrimitives.Multiply(re.Slice(offset, bins), gains, target.Slice(2 * offset, bins));
            TensorPrimitives.Multiply(im.Slice(offset, bins), gains, target.Slice(2 * offset + bins, bins));
        }
    }
}
