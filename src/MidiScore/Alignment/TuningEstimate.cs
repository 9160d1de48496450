using WeakSep.Audio.Spectral;

namespace WeakSep.MidiScore.Alignment;

/// <summary>How far a recording is tuned above A4 = 440 Hz, from where its spectral peaks lie between semitones.</summary>
internal static class TuningEstimate
{
    private const int Window = 4096;
    private const int Hop = 4000;               // 0.2 s: tuning does not change, so a few frames say it
    private const double LowestHz = 200;        // below, a semitone is narrower than the peak of a sine
    private const double HighestHz = 2000;      // above, partials of strings are no longer in tune
    private const float PeakFloor = 0.1f;       // of the frame's largest peak

    /// <summary>Estimates the tuning.</summary>
    /// <returns>-50 to 50 cents; 0 in silence.</returns>
    public static double Cents(ReadOnlySpan<float> mono, CancellationToken cancellation)
    {
        var grid = new StftGrid(SpectralFrames.SampleRate, Window, Hop);
        var first = (int)(LowestHz / grid.BinSpacingHz);
        var last = (int)(HighestHz / grid.BinSpacingHz);
        double sine = 0, cosine = 0;

        SpectralFrames.Visit(mono, grid, AddPeaks, cancellation);
        return sine == 0 && cosine == 0 ? 0 : Math.Atan2(sine, cosine) / (2 * Math.PI) * 100;

        void AddPeaks(int frame, float[] magnitudes)
        {
            var floor = PeakFloor * magnitudes.AsSpan(first, last - first).ToArray().Max();

            for (var bin = first; bin < last; bin++)
            {
                var (left, peak, right) = (magnitudes[bin - 1], magnitudes[bin], magnitudes[bin + 1]);

                if (peak <= floor || peak < left || peak <= right || left <= 0 || right <= 0)
                {
                    continue;
                }

                // The vertex of a parabola through three logarithms, which a Hann window's peak nearly is.
                var (a, b, c) = (Math.Log(left), Math.Log(peak), Math.Log(right));
                var vertex = (a - c) / (2 * (a - (2 * b) + c));
                var pitch = SemitoneBands.PitchOf((bin + vertex) * grid.BinSpacingHz);
                sine += peak * Math.Sin(2 * Math.PI * pitch);
                cosine += peak * Math.Cos(2 * Math.PI * pitch);
            }
        }
    }
}
