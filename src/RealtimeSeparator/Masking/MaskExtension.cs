using System.Numerics;
using System.Runtime.InteropServices;

namespace WeakSep.RealtimeSeparator.Masking;

/// <summary>
/// Gives a model that was trained at a lower rate a mask up to the file's Nyquist frequency: above its band every source
/// keeps the share of the energy that it had in the top part of the band, frame by frame.
/// </summary>
/// <remarks>
/// The seam lies a little below the end of the band, where training material that was resampled has already rolled off and
/// masks are guesses, and is faded over some bins. Only the frame at hand is used, so chunks do not matter. Masks that sum
/// to one still do after extension. Holds no state that changes: several threads may share one.
/// </remarks>
internal sealed class MaskExtension
{
    private const double AverageFrom = 0.60;    // fractions of the model's band: high enough to stand for what is above,
    private const double FadeFrom = 0.90;       // wide enough to be steady from frame to frame;
    private const double FadeTo = 0.95;         // resamplers roll off above this
    private const float Floor = 1e-12f;         // energy at -120 dBFS: a silent frame takes the plain mean

    private readonly int _fileBins;
    private readonly Range _average;            // of model bins
    private readonly int _fadeFrom;             // of file bins, as are all below
    private readonly float[] _fade;

    /// <summary>Prepares for a grid.</summary>
    /// <param name="modelBins">Bins of the model.</param>
    /// <param name="coveredBins">File bins that the model's masks reach.</param>
    /// <param name="fileBins">All bins of the file.</param>
    internal MaskExtension(int modelBins, int coveredBins, int fileBins)
    {
        _fileBins = fileBins;
        IsNeeded = coveredBins < fileBins;
        var averageFrom = (int)(modelBins * AverageFrom);
        _average = averageFrom..Math.Max(averageFrom + 1, (int)(modelBins * FadeFrom));
        _fadeFrom = (int)(coveredBins * FadeFrom);
        _fade = new float[IsNeeded ? (int)(coveredBins * FadeTo) - _fadeFrom : 0];

        for (var index = 0; index < _fade.Length; index++)
        {
            _fade[index] = (index + 1f) / (_fade.Length + 1);
        }
    }

    /// <summary>Whether the file has bins above the model's band.</summary>
    internal bool IsNeeded { get; }

    /// <summary>Extends the mask of one source in one frame.</summary>
    /// <param name="magnitude">Mixture magnitude over the window's sum, [model bins].</param>
    /// <param name="mask">The mask as the model gave it, [model bins].</param>
    /// <param name="fileMask">[file bins], filled up to the covered bins.</param>
    internal void Extend(ReadOnlySpan<float> magnitude, ReadOnlySpan<float> mask, Span<float> fileMask)
    {
        var average = WeightedAverage(magnitude[_average], mask[_average]);

        for (var index = 0; index < _fade.Length; index++)
        {
            ref var value = ref fileMask[_fadeFrom + index];
            value += _fade[index] * (average - value);
        }

        fileMask[(_fadeFrom + _fade.Length).._fileBins].Fill(average);
    }

    /// <summary>sum_k m(k) |Y(k)|^2 / sum_k |Y(k)|^2.</summary>
    private static float WeightedAverage(ReadOnlySpan<float> magnitude, ReadOnlySpan<float> mask)
    {
        var magnitudeLanes = MemoryMarshal.Cast<float, Vector<float>>(magnitude);
        var maskLanes = MemoryMarshal.Cast<float, Vector<float>>(mask);
        var floor = new Vector<float>(Floor);
        var weighted = Vector<float>.Zero;
        var weights = Vector<float>.Zero;

        for (var lane = 0; lane < maskLanes.Length; lane++)
        {
            var energy = (magnitudeLanes[lane] * magnitudeLanes[lane]) + floor;
            weighted += energy * maskLanes[lane];
            weights += energy;
        }

        var weightedSum = Vector.Sum(weighted);
        var weightSum = Vector.Sum(weights);

        for (var bin = maskLanes.Length * Vector<float>.Count; bin < mask.Length; bin++)
        {
            var energy = (magnitude[bin] * magnitude[bin]) + Floor;
            weightedSum += energy * mask[bin];
            weightSum += energy;
        }

        return weightedSum / weightSum;
    }
}
