namespace WeakSep.Composer.Rendering;

/// <summary>The sound of a track: stems that sum to the mix.</summary>
/// <param name="Mix">The mix, interleaved.</param>
/// <param name="Stems">One signal per part, interleaved, as long as the mix.</param>
/// <param name="StemLoudnessLufs">Integrated loudness of each stem; negative infinity for silence.</param>
/// <param name="OverallGain">Factor that was applied to every stem to keep mix and stems from clipping.</param>
internal sealed record RenderedTrack(
    float[] Mix, IReadOnlyList<float[]> Stems, IReadOnlyList<double> StemLoudnessLufs, double OverallGain);
