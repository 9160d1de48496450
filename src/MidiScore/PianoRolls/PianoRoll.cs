namespace WeakSep.MidiScore.PianoRolls;

/// <summary>Which of the 88 piano keys sound in which frame: the matrix Y of the score-supervised system.</summary>
public sealed class PianoRoll
{
    /// <summary>Number of pitches: the keys of a piano.</summary>
    public const int Pitches = 88;

    /// <summary>MIDI note number of pitch index 0 (A0); the highest is 108 (C8).</summary>
    public const int LowestPitch = 21;

    private readonly bool[] _cells;

    /// <summary>An empty roll.</summary>
    /// <param name="frames">Number of frames, 0 or more.</param>
    public PianoRoll(int frames)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frames);
        Frames = frames;
        _cells = new bool[checked(frames * Pitches)];
    }

    /// <summary>Number of frames.</summary>
    public int Frames { get; }

    /// <summary>Frames in which at least one pitch sounds.</summary>
    public int ActiveFrames
    {
        get
        {
            var active = 0;

            for (var frame = 0; frame < Frames; frame++)
            {
                active += IsActive(frame) ? 1 : 0;
            }

            return active;
        }
    }

    /// <summary>Whether a pitch sounds in a frame.</summary>
    /// <param name="frame">0 to <see cref="Frames"/> - 1.</param>
    /// <param name="pitchIndex">0 to 87, MIDI note minus <see cref="LowestPitch"/>.</param>
    public bool this[int frame, int pitchIndex]
    {
        get => Row(frame)[pitchIndex];
        set => Row(frame)[pitchIndex] = value;
    }

    /// <summary>Whether any pitch sounds in a frame.</summary>
    /// <param name="frame">0 to <see cref="Frames"/> - 1.</param>
    public bool IsActive(int frame) => Row(frame).Contains(true);

    /// <summary>The roll as numbers for a network: 1 where a pitch sounds, else 0, shape [frames, 88].</summary>
    public float[] ToFloats()
    {
        var floats = new float[_cells.Length];

        for (var i = 0; i < floats.Length; i++)
        {
            floats[i] = _cells[i] ? 1f : 0f;
        }

        return floats;
    }

    /// <summary>Adds the notes of another roll: two stems of one class count as one part.</summary>
    /// <param name="other">A roll of as many frames.</param>
    /// <exception cref="ArgumentException">The rolls differ in length.</exception>
    public void Add(PianoRoll other)
    {
        if (other.Frames != Frames)
        {
            throw new ArgumentException($"{other.Frames} frames: expected {Frames}", nameof(other));
        }

        for (var i = 0; i < _cells.Length; i++)
        {
            _cells[i] |= other._cells[i];
        }
    }

    /// <summary>The cells of one frame, shape [88].</summary>
    internal Span<bool> Row(int frame) => _cells.AsSpan(frame * Pitches, Pitches);
}
