using WeakSep.MidiScore;

namespace WeakSep.Trainer.Data.Checks;

/// <summary>
/// How well one part's notes, moved by an interval, explain what sounds: the mean level of their partials, of those alone
/// that no other part of the score covers.
/// </summary>
internal sealed class PartFit
{
    // Below, a quarter tone is less than two bins; above, partials are weak.
    private const double LowestHz = 300;
    private const double HighestHz = 4000;
    private const int MostPartials = 16;
    private const double CoverBins = 3;     // distance from another part's partial that is no longer its own

    private static readonly int[] OtherNotes = [-7, -5, -4, -3, -2, 2, 3, 4, 5, 7];

    private readonly SongLevels _levels;
    private readonly double _tuning;
    private readonly List<(int Frame, int Pitch)> _sounding;
    private readonly bool[] _covered;

    /// <param name="levels">The song.</param>
    /// <param name="own">Notes of the part.</param>
    /// <param name="others">Notes of all other pitched parts.</param>
    /// <param name="tuning">How far the song is tuned above 440 Hz, in semitones.</param>
    public PartFit(SongLevels levels, IEnumerable<ScoreNote> own, IEnumerable<ScoreNote> others, double tuning = 0)
    {
        _levels = levels;
        _tuning = tuning;
        _sounding = [.. Sounding(own, levels.Frames)];
        _covered = new bool[levels.Frames * SongLevels.Grid.Bins];

        foreach (var (frame, pitch) in Sounding(others, levels.Frames))
        {
            foreach (var hertz in Partials(pitch + tuning))
            {
                var centre = hertz / SongLevels.Grid.BinSpacingHz;

                for (var bin = (int)Math.Ceiling(centre - CoverBins); bin <= centre + CoverBins; bin++)
                {
                    _covered[frame * SongLevels.Grid.Bins + bin] = true;
                }
            }
        }
    }

    /// <summary>Frames of notes that can be judged.</summary>
    public int NoteFrames => _sounding.Count;

    /// <summary>The mean level in dB; NaN where other parts cover all partials.</summary>
    /// <param name="semitones">The interval; halves lie between the keys.</param>
    public double At(double semitones)
    {
        var (sum, count) = (0.0, 0);

        foreach (var (frame, pitch) in _sounding)
        {
            foreach (var hertz in Partials(pitch + semitones + _tuning))
            {
                if (!_covered[frame * SongLevels.Grid.Bins + (int)Math.Round(hertz / SongLevels.Grid.BinSpacingHz)])
                {
                    sum += _levels.Near(frame, hertz);
                    count++;
                }
            }
        }

        return sum / count;
    }

    /// <summary>The mean level half a semitone away, where nothing of the song's key lies.</summary>
    public double Gap() => (At(-0.5) + At(0.5)) / 2;

    /// <summary>The highest level at intervals that other notes of a chord or key may have.</summary>
    public double Chance() => OtherNotes.Max(interval => At(interval));

    private static IEnumerable<(int Frame, int Pitch)> Sounding(IEnumerable<ScoreNote> notes, int frames)
    {
        foreach (var note in notes)
        {
            // Frame t is centred at t hops: a note counts where it fills the inner half of the window.
            var rate = SongLevels.Grid.FramesPerSecond;
            var first = Math.Max(0, (int)Math.Ceiling(note.Onset * rate + 0.5));
            var last = Math.Min(frames - 1, (int)Math.Floor(note.Offset * rate - 0.5));

            for (var frame = first; frame <= last; frame++)
            {
                yield return (frame, note.Pitch);
            }
        }
    }

    private static IEnumerable<double> Partials(double pitch)
    {
        var fundamental = 440 * Math.Pow(2, (pitch - 69) / 12);

        for (var partial = 1; partial <= MostPartials && partial * fundamental <= HighestHz; partial++)
        {
            if (partial * fundamental >= LowestHz)
            {
                yield return partial * fundamental;
            }
        }
    }
}
