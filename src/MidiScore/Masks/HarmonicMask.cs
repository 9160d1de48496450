using WeakSep.MidiScore.PianoRolls;

namespace WeakSep.MidiScore.Masks;

/// <summary>
/// Which bins of a spectrum a note is expected to fill: every partial below Nyquist and its neighbours
/// (score specification, section 6). Immutable.
/// </summary>
public sealed class HarmonicMask
{
    private const int TuningPitch = 69;             // n_q: A4, the note that a tuning is given for
    private const double SemitonesPerOctave = 12;

    /// <summary>Works out the mask of all 88 pitches once.</summary>
    /// <param name="settings">Spectrum, tuning and width.</param>
    public HarmonicMask(HarmonicMaskSettings settings)
    {
        Settings = settings;
        Matrix = new float[PianoRoll.Pitches * settings.Bins];

        for (var index = 0; index < PianoRoll.Pitches; index++)
        {
            Fill(index + PianoRoll.LowestPitch, Matrix.AsSpan(index * settings.Bins, settings.Bins));
        }
    }

    /// <summary>What the mask was made for.</summary>
    public HarmonicMaskSettings Settings { get; }

    /// <summary>Number of bins, N/2 + 1.</summary>
    public int Bins => Settings.Bins;

    /// <summary>
    /// G[n, f]: 1 where pitch index n covers bin f, else 0, shape [88, bins]. With a roll Y of shape [frames, 88] the
    /// active bins are min(1, Y G). The array is the mask's own: read it only.
    /// </summary>
    public float[] Matrix { get; }

    /// <summary>Whether a note is expected to have energy in a bin.</summary>
    /// <param name="pitch">MIDI note number; outside 21 to 108 no bin is covered.</param>
    /// <param name="bin">0 to <see cref="Bins"/> - 1; outside, nothing is covered.</param>
    public bool Covers(int pitch, int bin)
    {
        var index = pitch - PianoRoll.LowestPitch;

        return index is >= 0 and < PianoRoll.Pitches && bin >= 0 && bin < Bins && Matrix[(index * Bins) + bin] > 0;
    }

    /// <summary>Fundamental f_0(n) = f_q 2^((n - 69) / 12) in Hz.</summary>
    /// <param name="pitch">MIDI note number n.</param>
    public double FundamentalHz(int pitch) =>
        Settings.TuningHz * Math.Pow(2, (pitch - TuningPitch) / SemitonesPerOctave);

    /// <summary>Number of partials H(n) = floor(Nyquist / f_0(n)), at most the settings' limit.</summary>
    /// <param name="pitch">MIDI note number n.</param>
    public int Harmonics(int pitch)
    {
        var belowNyquist = (int)Math.Floor(Settings.SampleRate / 2.0 / FundamentalHz(pitch));
        return Math.Min(belowNyquist, Settings.MaxHarmonics ?? int.MaxValue);
    }

    /// <summary>The bins in which a roll expects energy: A = min(1, Y G), 1 or 0, shape [frames, bins].</summary>
    /// <param name="roll">The roll Y of one class.</param>
    public float[] Apply(PianoRoll roll)
    {
        var active = new float[checked(roll.Frames * Bins)];

        for (var frame = 0; frame < roll.Frames; frame++)
        {
            var row = active.AsSpan(frame * Bins, Bins);

            for (var index = 0; index < PianoRoll.Pitches; index++)
            {
                if (roll[frame, index])
                {
                    var pitch = Matrix.AsSpan(index * Bins, Bins);

                    for (var bin = 0; bin < pitch.Length; bin++)
                    {
                        row[bin] = Math.Max(row[bin], pitch[bin]);
                    }
                }
            }
        }

        return active;
    }

    /// <summary>B(n): bins round(h f_0 / width), h = 1 ... H(n), with their neighbours inside the spectrum.</summary>
    private void Fill(int pitch, Span<float> row)
    {
        var fundamental = FundamentalHz(pitch);
        var harmonics = Harmonics(pitch);

        for (var harmonic = 1; harmonic <= harmonics; harmonic++)
        {
            var centre = (int)Math.Round(harmonic * fundamental / Settings.BinWidthHz);
            var first = Math.Max(0, centre - Settings.ToleranceBins);
            var end = Math.Min(row.Length, centre + Settings.ToleranceBins + 1);

            row[first..end].Fill(1f);
        }
    }
}
