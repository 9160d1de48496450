using System.Numerics.Tensors;

namespace WeakSep.RealtimeSeparator.Masking;

/// <summary>
/// Gives a model that was trained at a lower rate a mask up to the file's Nyquist frequency: above its band every source
/// keeps the share of the energy that it had in the top part of the band, frame by frame.
/// </summary>
/// <remarks>
/// The seam lies a little below the end of the band, where training material that was resampled has already rolled off and
/// masks are guesses, and is faded over some bins. Only the frame at hand is used, so chunks do not matter. Masks that sum
/// to one still do after extension.
/// </remarks>
internal sealed class MaskExtension
{
    private const double AverageFrom = 0.60;    // fractions of the model's band: high enough to stand for what is above,
    private const double FadeFrom = 0.90;       // wide enough to be steady from frame to frame;
    private const double FadeTo = 0.95;         // resamplers roll off above this
    private const float Floor = 1e-12f;         // energy at -120 dBFS: a silent frame takes the plain mean

    private readonly int _fileBins;
    private readonly int _averageFrom;
    private readonly int _fadeFrom;
    private readonly float[] _fade;
    private readonly float[] _energy;

    /// <summary>Prepares for a grid.</summary>
    /// <param name="coveredBins">File bins that the model's masks reach.</param>
    /// <param name="fileBins">All bins of the file.</param>
    internal MaskExtension(int coveredBins, int fileBins)
    {
        _fileBins = fileBins;
        IsNeeded = coveredBins < fileBins;
        _averageFrom = (int)(coveredBins * AverageFrom);
        _fadeFrom = Math.Max(_averageFrom + 1, (int)(coveredBins * FadeFrom));
        var fadeTo = Math.Max(_fadeFrom, (int)(coveredBins * FadeTo));
        _fade = new float[IsNeeded ? fadeTo - _fadeFrom : 0];
        _energy = new float[IsNeeded ? _fadeFrom - _averageFrom : 0];

        for (var index = 0; index < _fade.Length; index++)
        {
            _fade[index] = (index + 1f) / (_fade.Length + 1);
        }
    }

    /// <summary>Whether the file has bins above the model's band.</summary>
    internal bool IsNeeded { get; }

    /// <summary>Weighs the bins of one frame by the mixture's energy; call before <see cref="Extend"/>.</summary>
    /// <param name="magnitude">Mixture magnitude over the window's sum, [file bins].</param>
    internal void Weigh(ReadOnlySpan<float> magnitude)
    {
        var top = magnitude[_averageFrom.._fadeFrom];
        TensorPrimitives.Multiply(top, top, _energy);
        TensorPrimitives.Add(_energy, Floor, _energy);
    }

    /// <summary>Extends the mask of one source in the frame that was weighed last.</summary>
    /// <param name="mask">[file bins], filled up to the covered bins.</param>
    internal void Extend(Span<float> mask)
    {
        // e = sum_k m(k) |Y(k)|^2 / sum_k |Y(k)|^2 over the top part of the band
        var average = TensorPrimitives.Dot(mask[_averageFrom.._fadeFrom], _energy) / TensorPrimitives.Sum<float>(_energy);

        for (var index = 0; index < _fade.Length; index++)
        {
            ref var value = ref mask[_fadeFrom + index];
            value += _fade[index] * (average - value);
        }

        mask[(_fadeFrom + _fade.Length).._fileBins].Fill(average);
    }
}
