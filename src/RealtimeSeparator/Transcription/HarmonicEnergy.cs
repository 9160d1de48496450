using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Transcription;

/// <summary>How much energy a frame holds where the partials of a pitch lie: how loud a note is.</summary>
internal sealed class HarmonicEnergy
{
    private const int Partials = 8;                 // the strong ones of any instrument; higher ones belong to everybody
    private const int NeighbourBins = 1;            // a partial spreads over as many bins on each side
    private const double ReferenceHertz = 440;
    private const int ReferencePitch = 69;
    private const int PitchesPerOctave = 12;

    private readonly int[][] _bins;                 // by pitch, each bin once

    /// <summary>Prepares for the frames of a model.</summary>
    /// <param name="facts">The model.</param>
    internal HarmonicEnergy(ModelFacts facts)
    {
        var binHertz = (double)facts.SampleRate / facts.Window;

        _bins = [.. Enumerable.Range(OnnxTranscriptor.LowestPitch, OnnxTranscriptor.Pitches).Select(pitch =>
        {
            var fundamental = ReferenceHertz * Math.Pow(2, (double)(pitch - ReferencePitch) / PitchesPerOctave);
            var centres = Enumerable.Range(1, Partials).Select(partial => (int)Math.Round(partial * fundamental / binHertz));

            return centres
                .SelectMany(centre => Enumerable.Range(centre - NeighbourBins, (2 * NeighbourBins) + 1))
                .Where(bin => bin >= 0 && bin < facts.Bins)
                .Distinct()
                .ToArray();
        })];
    }

    /// <summary>The energy of a pitch.</summary>
    /// <param name="magnitude">A frame, [bins].</param>
    /// <param name="pitch">Index of the pitch, 0 for the lowest.</param>
    internal double Of(ReadOnlySpan<float> magnitude, int pitch)
    {
        var energy = 0.0;

        foreach (var bin in _bins[pitch])
        {
            energy += magnitude[bin] * magnitude[bin];
        }

        return energy;
    }
}
