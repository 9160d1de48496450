using WeakSep.Audio.Spectral;

namespace WeakSep.MidiScore.Alignment;

/// <summary>Sums the bins of a spectrum into bands of one semitone, triangles of a semitone on either side.</summary>
internal sealed class SemitoneBands
{
    /// <summary>Highest band, a MIDI pitch; above it partials of many notes fall together.</summary>
    public const int Highest = 100;

    private const double ConcertPitchHz = 440;
    private const int ConcertPitch = 69;
    private const int PerOctave = 12;

    private readonly (int Bin, float Weight)[][] _bins;

    /// <summary>Lays out bands.</summary>
    /// <param name="grid">The spectrum.</param>
    /// <param name="lowest">Lowest band, a MIDI pitch whose semitone the window can tell from its neighbours'.</param>
    /// <param name="tuningCents">How far the recording is tuned above A4 = 440 Hz.</param>
    public SemitoneBands(StftGrid grid, int lowest, double tuningCents)
    {
        Lowest = lowest;
        _bins = new (int, float)[Highest - lowest + 1][];

        for (var band = 0; band < _bins.Length; band++)
        {
            var bins = new List<(int, float)>();

            for (var bin = 1; bin < grid.Bins; bin++)
            {
                var away = Math.Abs(PitchOf(bin * grid.BinSpacingHz) - (tuningCents / 100) - (lowest + band));

                if (away < 1)
                {
                    bins.Add((bin, (float)(1 - away)));
                }
            }

            _bins[band] = [.. bins];
        }
    }

    /// <summary>Lowest band, a MIDI pitch.</summary>
    public int Lowest { get; }

    /// <summary>Number of bands.</summary>
    public int Count => _bins.Length;

    /// <summary>The pitch of a frequency, in semitones, 69 at 440 Hz.</summary>
    public static double PitchOf(double hertz) => ConcertPitch + (PerOctave * Math.Log2(hertz / ConcertPitchHz));

    /// <summary>Sums the magnitudes of a frame, [bins], into bands, [bands].</summary>
    public void Sum(ReadOnlySpan<float> magnitudes, Span<float> bands)
    {
        for (var band = 0; band < _bins.Length; band++)
        {
            var sum = 0f;

            foreach (var (bin, weight) in _bins[band])
            {
                sum += weight * magnitudes[bin];
            }

            bands[band] = sum;
        }
    }
}
