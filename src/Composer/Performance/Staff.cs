namespace WeakSep.Composer.Performance;

/// <summary>Everything one player does in a piece, in beats; roles write here and the performer reads.</summary>
internal sealed class Staff
{
    private const double Tolerance = 1e-6;

    private readonly List<Tone> _tones = [];
    private readonly List<BendGesture> _bends = [];
    private readonly List<PedalHold> _pedals = [];

    /// <summary>Written notes in the order of writing.</summary>
    public IReadOnlyList<Tone> Tones => _tones;

    /// <summary>Bends, slides and vibrato.</summary>
    public IReadOnlyList<BendGesture> Bends => _bends;

    /// <summary>Sustain pedal.</summary>
    public IReadOnlyList<PedalHold> Pedals => _pedals;

    /// <summary>Adds a note.</summary>
    public void Add(Tone tone) => _tones.Add(tone);

    /// <summary>Adds a note.</summary>
    public void Add(double start, double length, int pitch, double loudness, double delaySeconds = 0) =>
        _tones.Add(new Tone(start, length, pitch, loudness, delaySeconds));

    /// <summary>Adds a bend.</summary>
    public void Bend(double start, double length, BendKind kind, double depth) =>
        _bends.Add(new BendGesture(start, length, kind, depth));

    /// <summary>Holds the pedal.</summary>
    public void Pedal(double start, double end)
    {
        if (end > start)
        {
            _pedals.Add(new PedalHold(start, end));
        }
    }

    /// <summary>Notes that start within [from, to).</summary>
    public List<Tone> Between(double from, double to) =>
        [.. _tones.Where(tone => tone.Start >= from - Tolerance && tone.Start < to - Tolerance)];

    /// <summary>Silences [from, to): notes in it vanish, notes that reach into it stop there.</summary>
    public void Cut(double from, double to)
    {
        _tones.RemoveAll(tone => tone.Start >= from - Tolerance && tone.Start < to - Tolerance);
        for (var i = 0; i < _tones.Count; i++)
        {
            if (_tones[i].Start < from && _tones[i].End > from)
            {
                _tones[i] = _tones[i] with { Length = from - _tones[i].Start };
            }
        }

        _bends.RemoveAll(bend => bend.Start >= from - Tolerance && bend.Start < to - Tolerance);
        CutPedals(from, to);
    }

    /// <summary>Applies a change to every note that starts within [from, to).</summary>
    public void Change(double from, double to, Func<Tone, Tone> change)
    {
        for (var i = 0; i < _tones.Count; i++)
        {
            if (_tones[i].Start >= from - Tolerance && _tones[i].Start < to - Tolerance)
            {
                _tones[i] = change(_tones[i]);
            }
        }
    }

    private void CutPedals(double from, double to)
    {
        for (var i = _pedals.Count - 1; i >= 0; i--)
        {
            var pedal = _pedals[i];
            if (pedal.Start >= from - Tolerance && pedal.Start < to)
            {
                _pedals.RemoveAt(i);
            }
            else if (pedal.Start < from && pedal.End > from)
            {
                _pedals[i] = pedal with { End = from };
            }
        }
    }
}
